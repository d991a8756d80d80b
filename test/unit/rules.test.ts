import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runAtOnce } from '../../server/src/base/pacer';
import { withEdits } from '../../server/src/features/codeActions';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { type Finding, type Rule, ruleContext } from '../../server/src/rules/rule';
import { ruleNamed, rules } from '../../server/src/rules/rules';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { MemoryFiles } from './project/memoryFiles';

/** A project that is read to its end and holds nothing. */
const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);

describe('Rules', () => {
  it('are all in the index, in alphabetical order and under the name of their file', () => {
    const files = readdirSync(join(__dirname, '../../server/src/rules')).map((file) => file.replace(/\.ts$/, ''));
    const expected = files.filter((file) => file !== 'rule' && file !== 'rules').sort();
    assert.deepEqual(
      rules.map((rule) => camelCase(rule.id)),
      expected,
    );
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      it('is found by its id', () => assert.equal(ruleNamed(rule.id), rule));

      it('finds something in its bad example', () => assert.notDeepEqual(check(rule, text(rule.bad)), []));

      it('finds nothing in its good example', () => assert.deepEqual(check(rule, text(rule.good)), []));

      it('finds nothing any more once its fixes are applied', () => {
        let mended = text(rule.bad);
        for (let finding = fixable(rule, mended); finding; finding = fixable(rule, mended)) {
          const edits = [...(finding.fix?.edits ?? [])].sort((first, second) => first.span.start - second.span.start);
          const next = withEdits(mended, edits);
          assert.notEqual(next, mended);
          mended = next;
        }
        assert.deepEqual(check(rule, mended), []);
      });

      it('writes whole sentences', () => {
        for (const sentence of [rule.what, rule.why]) assert.match(sentence, /^[A-Z`].*\.$/s);
        for (const finding of check(rule, text(rule.bad))) assert.match(finding.message, /[.?]$/);
      });
    });
  }
});

function check(rule: Rule, recipe: string): readonly Finding[] {
  const file = { path: '/layer/recipes/example.bb', tree: parse(recipe, 'recipe') };
  return rule.check(ruleContext(file, snapshot, undefined));
}

function fixable(rule: Rule, recipe: string): Finding | undefined {
  return check(rule, recipe).find((finding) => finding.fix);
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function camelCase(id: string): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
