/**
 * What the rules find in a text. A line `#   ^^^ rule-id: words` under another one expects a finding there, whose message
 * holds the words; such lines are taken out before parsing. `#<^^^` begins in column 0, which the `#` stands on. There must be no other
 * finding. A block `fixed` holds the text after all fixes.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LineIndex } from '../../server/src/base/lineIndex';
import { withEdits } from '../../server/src/features/codeActions';
import { type Diagnostic, diagnostics } from '../../server/src/features/diagnostics';
import { isReleaseName, type ReleaseName } from '../../server/src/knowledge/release';
import type { SourceFile } from '../../server/src/project/snapshot';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { defaultPaths } from './cursorCase';
import { blockOf, type MarkdownCase, readMarkdownCases } from './markdownCases';
import { projectRoot, projectSnapshot } from './projectSnapshot';

const folder = join(__dirname, 'rules');

for (const name of readdirSync(folder)) {
  describe(name, () => {
    for (const each of readMarkdownCases(join(folder, name))) test(each.title, () => check(each));
  });
}

function check(each: MarkdownCase): void {
  const source = blockOf(each, 'bitbake');
  assert.ok(source, 'a case needs a `bitbake` block');
  const [, kind = 'recipe', release] = source.info.split(' ');
  assert.ok(release === undefined || isReleaseName(release), `${release} is no release`);
  const { text, expected } = withoutExpectations(source.text);
  const path = `${projectRoot}/${defaultPaths[kind] ?? kind}`;
  const find = (written: string): readonly Diagnostic[] =>
    findings({ path, tree: parse(written, dialectOf(path) ?? 'recipe') }, release);
  const found = find(text);
  assert.deepEqual(
    found.map((finding) => placed(text, finding)),
    expected.map(({ place, rule }) => `${place} ${rule}`),
  );
  for (const [index, { words }] of expected.entries()) {
    const message = found[index]?.message ?? '';
    assert.ok(message.includes(words), `"${words}" is missing in: ${message}`);
  }
  const fixed = blockOf(each, 'fixed');
  if (fixed) assert.equal(fixAll(text, find), fixed.text);
}

function findings(file: SourceFile, release: ReleaseName | undefined): readonly Diagnostic[] {
  return diagnostics(projectSnapshot(release ?? 'wrynose', file), file, { release });
}

interface Expectation {
  /** `line:column-endColumn`, all counted from 0. */
  readonly place: string;
  readonly rule: string;
  readonly words: string;
}

function withoutExpectations(marked: string): { readonly text: string; readonly expected: readonly Expectation[] } {
  const lines: string[] = [];
  const expected: Expectation[] = [];
  for (const line of marked.split('\n')) {
    const [, indent = '', carets = '', rule = '', words = ''] =
      /^#( *|<)(\^+) ([a-z0-9-]+)(?:: (.*))?$/.exec(line) ?? [];
    if (carets === '') {
      lines.push(line);
      continue;
    }
    const start = indent === '<' ? 0 : indent.length + 1;
    const end = indent === '<' ? carets.length + 2 : start + carets.length;
    expected.push({ place: `${lines.length - 1}:${start}-${end}`, rule, words });
  }
  return { text: lines.join('\n'), expected };
}

function placed(text: string, { span, rule }: Diagnostic): string {
  const lines = new LineIndex(text);
  const { line, column } = lines.at(span.start);
  return `${line}:${column}-${column + span.end - span.start} ${rule}`;
}

function fixAll(text: string, find: (text: string) => readonly Diagnostic[]): string {
  let fixed = text;
  for (let rounds = 0; rounds < 20; rounds++) {
    const fix = find(fixed).find((finding) => finding.fix)?.fix;
    if (!fix) break;
    fixed = withEdits(
      fixed,
      [...fix.edits].sort((first, second) => first.span.start - second.span.start),
    );
  }
  return fixed;
}
