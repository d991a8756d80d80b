/** What `test/spec/rules/suppressions.md` cannot show: rules that have not run, rules about values, and the comment that is offered. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withEdits } from '../../../server/src/features/codeActions';
import type { Diagnostic } from '../../../server/src/features/diagnostics/diagnostic';
import { lineSuppressionFix, suppress, suppressionFix } from '../../../server/src/features/suppressions';
import { lineSuppressionComments, suppressionComments } from '../../../server/src/features/suppressions/comments';
import { parse } from '../../../server/src/syntax/bitbake/parse';

const recipe = lines('# metavirt: ignore unknown-value -- tried on purpose', 'OCI_LAYER_MODE = "x"');

describe('Suppressions', () => {
  it('leave out what is found where they hold, whichever rule found it', () => {
    assert.deepEqual(suppress([found(recipe, '"x"')], suppressionComments(parse(recipe, 'recipe')), always), []);
  });

  it('are called unused only where the rule has run', () => {
    const tree = parse(recipe, 'recipe');
    const rulesOf = (hasRun: () => boolean) => suppress([], suppressionComments(tree), hasRun).map(({ rule }) => rule);
    assert.deepEqual(rulesOf(always), ['unused-suppression']);
    assert.deepEqual(
      rulesOf(() => false),
      [],
    );
  });

  it('say at once what no rule can change', () => {
    const text = lines('# metavirt: ignore unknown-vale', 'A = "a"');
    const told = suppress([], suppressionComments(parse(text, 'recipe')), () => false).map(({ rule }) => rule);
    assert.deepEqual(told, ['suppression-without-reason', 'unknown-rule']);
  });

  it('do not hold for what is said of them', () => {
    const text = lines('# metavirt: ignore suppression-without-reason', 'A = "a"');
    const told = suppress([], suppressionComments(parse(text, 'recipe')), () => false).map(({ rule }) => rule);
    assert.deepEqual(told, ['suppression-without-reason', 'unused-suppression']);
  });

  it('give the findings back as they are where no comment suppresses any', () => {
    const text = lines('# metavirt is an editor', 'OCI_LAYER_MODE = "x"');
    const findings = [found(text, '"x"')];
    assert.equal(suppress(findings, suppressionComments(parse(text, 'recipe')), always), findings);
  });

  it('read any text', () => {
    const starts = [
      '# metavirt: ignore',
      '# metavirt:ignore-file',
      '#\tmetavirt:\tignore\t',
      'def f(d):\n# metavirt: ignore',
    ];
    const ends = [
      '',
      ' ',
      ',',
      ' ,,a,',
      ' --',
      ' -- --',
      ' a--b',
      ' a -- \\',
      ' é, ö -- ü',
      '\r',
      '\r\n',
      '\\',
      '\n\n\n',
      ' a\n \n',
    ];
    for (const start of starts) {
      for (const end of ends) {
        const text = start + end;
        for (const { span } of suppress([], suppressionComments(parse(text, 'recipe')), always)) {
          assert.ok(span.start < span.end && span.end <= text.length, JSON.stringify(text));
          assert.doesNotMatch(text.slice(span.start, span.end), /^\s|\s$/);
        }
      }
    }
  });
});

describe('The comment that is offered', () => {
  it('stands above the statement, and suppresses the finding', () => {
    const text = lines('# The image.', 'OCI_LAYER_MODE = " \\', '    x \\', '"');
    const finding = found(text, 'x \\');
    const fix = suppressionFix(finding, parse(text, 'recipe'));
    assert.equal(fix?.safe, false);
    const written = withEdits(text, fix?.edits ?? []);
    assert.equal(
      written,
      lines('# The image.', '# metavirt: ignore unknown-value', 'OCI_LAYER_MODE = " \\', '    x \\', '"'),
    );
    const left = suppress([found(written, 'x \\')], suppressionComments(parse(written, 'recipe')), always);
    assert.deepEqual(
      left.map(({ rule }) => rule),
      ['suppression-without-reason'],
    );
  });

  it('ends as the lines of the file do', () => {
    const text = 'A = "a"\r\nOCI_LAYER_MODE = "x"\r\n';
    const fix = suppressionFix(found(text, '"x"'), parse(text, 'recipe'));
    assert.equal(fix?.edits[0]?.text, '# metavirt: ignore unknown-value\r\n');
  });

  it('is not offered for errors of BitBake, nor for what is said of comments', () => {
    const tree = parse(recipe, 'recipe');
    const finding = found(recipe, '"x"');
    for (const rule of ['unparsed-line', 'unused-suppression', 'invalid-settings']) {
      assert.equal(suppressionFix({ ...finding, rule, severity: 'error' }, tree), undefined);
    }
    assert.notEqual(suppressionFix({ ...finding, rule: 'operator-spacing' }, tree), undefined);
    assert.equal(suppressionFix({ ...finding, span: { start: 0, end: 1 } }, tree), undefined);
  });
});

describe('Suppressions in configuration files', () => {
  const text = lines(
    '[storage]',
    '  # metavirt: ignore unknown-value -- on purpose',
    '',
    '  driver = "x"',
    'other = "x"',
  );

  it('hold for the next line with anything in it', () => {
    const comments = lineSuppressionComments(text);
    const [first, second] = [text.indexOf('"x"'), text.lastIndexOf('"x"')];
    const at = (start: number): Diagnostic => ({ ...found(text, '"x"'), span: { start, end: start + 3 } });
    const left = suppress([at(first), at(second)], comments, always);
    assert.deepEqual(
      left.map(({ span }) => span.start),
      [second],
    );
  });

  it('hold for the file in front of all else, and are called unused otherwise', () => {
    const head = lines('# A drop-in.', '# metavirt: ignore-file unknown-value -- on purpose', 'driver = "x"');
    assert.deepEqual(suppress([found(head, '"x"')], lineSuppressionComments(head), always), []);
    const [unused] = suppress([], lineSuppressionComments(text), always);
    assert.equal(unused?.rule, 'unused-suppression');
    assert.equal(withEdits(text, unused?.fix?.edits ?? []), lines('[storage]', '', '  driver = "x"', 'other = "x"'));
  });

  it('are offered above the line, as far in as it is', () => {
    const bare = lines('[storage]', '  driver = "x"');
    const written = withEdits(bare, lineSuppressionFix(found(bare, '"x"'), bare)?.edits ?? []);
    assert.equal(written, lines('[storage]', '  # metavirt: ignore unknown-value', '  driver = "x"'));
  });
});

function always(): boolean {
  return true;
}

function lines(...written: string[]): string {
  return `${written.join('\n')}\n`;
}

function found(text: string, marked: string): Diagnostic {
  const start = text.lastIndexOf(marked);
  const span = { start, end: start + marked.length };
  return { span, severity: 'warning', rule: 'unknown-value', message: 'Not a value.', fix: undefined };
}
