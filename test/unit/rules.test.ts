import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runAtOnce } from '../../server/src/base/pacer';
import { withEdits } from '../../server/src/features/codeActions';
import type { Diagnostic } from '../../server/src/features/diagnostics/diagnostic';
import { newestRelease, type ReleaseName } from '../../server/src/knowledge/release';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { configFileRules, configurationRules, recipeRules, rules } from '../../server/src/rules/categories';
import { exampleFiles, exampleLines } from '../../server/src/rules/example';
import { fileRules } from '../../server/src/rules/fileRules';
import type { Finding, FindingFix } from '../../server/src/rules/finding';
import { onlyInProfileAll } from '../../server/src/rules/profiles';
import { type Example, type FileRule, type Rule, ruleContext } from '../../server/src/rules/rule';
import { ruleNamed } from '../../server/src/rules/rules';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import type { Dialect } from '../../server/src/syntax/bitbake/tree';
import { findingsIn } from '../spec/ruleProject';
import { MemoryFiles } from './project/memoryFiles';

/** A project that is read to its end and holds nothing. */
const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);

const folder = join(__dirname, '../../server/src/rules');

describe('Rules', () => {
  it('stand in the folder of their category, in alphabetical order and under the name of their file', () => {
    const categories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const files = categories.flatMap(({ name }) =>
      readdirSync(join(folder, name))
        .filter((file) => file !== 'rules.ts')
        .sort((first, second) => (first.toLowerCase() < second.toLowerCase() ? -1 : 1))
        .map((file) => `${name}/${file}`),
    );
    assert.deepEqual(rules.map(({ category, id }) => `${category}/${camelCase(id)}.ts`).sort(), files.sort());
  });

  it('are there from the start where they are about one file', () => {
    const expected = rules.filter(({ subject }) => subject === 'file').map(({ id }) => id);
    assert.deepEqual(fileRules.map(({ id }) => id).sort(), expected.sort());
  });

  it('are all known that only the profile of all has', () => {
    for (const id of onlyInProfileAll) assert.ok(ruleNamed(id), id);
  });

  it('have ids of their own', () => {
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      it('is found by its id', () => assert.equal(ruleNamed(rule.id), rule));

      it('writes whole sentences', () => {
        for (const sentence of [rule.what, rule.why]) assert.match(sentence, /^[A-Z`].*\.$/s);
      });
    });
  }

  for (const rule of new Set([...recipeRules, ...configurationRules, ...configFileRules])) {
    const release = rule.releases?.until ?? newestRelease;
    const found = (example: Example) => foundIn(rule, example, release);
    describe(rule.id, () => {
      it('finds something in its bad example', () => assert.notDeepEqual(found(rule.bad), []));

      it('finds nothing in its good example', () => assert.deepEqual(found(rule.good), []));

      it('writes messages in whole sentences', () => {
        for (const { message } of found(rule.bad)) assert.match(message, /[.?]$/);
      });

      it('finds less once one of its fixes is applied', () => {
        const before = found(rule.bad);
        const { path, fix } = before.find((each) => each.fix) ?? {};
        if (path === undefined || !fix) return;
        const files = new Map(textsOf(rule, rule.bad));
        const edits = [...fix.edits].sort((first, second) => first.span.start - second.span.start);
        files.set(path, withEdits(files.get(path) ?? '', edits));
        assert.ok(findingsOf(rule, files, release).length < before.length);
      });

      it('leaves all statements as they are but those that its fixes mend', () => {
        for (const { path, fix } of found(rule.bad)) {
          if (fix) assertOthersStay(textsOf(rule, rule.bad).get(path) ?? '', path, fix);
        }
      });
    });
  }

  for (const rule of fileRules) {
    const bad = text(exampleLines(rule, rule.bad));
    const good = text(exampleLines(rule, rule.good));
    describe(rule.id, () => {
      it('finds something in its bad example', () => assert.notDeepEqual(check(rule, bad), []));

      it('finds nothing in its good example', () => assert.deepEqual(check(rule, good), []));

      it('finds nothing any more once its fixes are applied', () => {
        if (!fixable(rule, bad)) return;
        let mended = bad;
        if (!fixable(rule, mended)) return;
        for (let finding = fixable(rule, mended); finding; finding = fixable(rule, mended)) {
          const edits = [...(finding.fix?.edits ?? [])].sort((first, second) => first.span.start - second.span.start);
          const next = withEdits(mended, edits);
          assert.notEqual(next, mended);
          mended = next;
        }
        assert.deepEqual(check(rule, mended), []);
      });

      it('leaves all statements as they are but those that its fixes mend', () => {
        for (const { fix } of check(rule, bad)) if (fix) assertOthersStay(bad, 'example.bb', fix);
      });

      it('writes messages in whole sentences', () => {
        for (const finding of check(rule, bad)) assert.match(finding.message, /[.?]$/);
      });
    });
  }
});

interface FoundIn extends Diagnostic {
  readonly path: string;
}

function foundIn(rule: Rule, example: Example, release: ReleaseName): readonly FoundIn[] {
  return findingsOf(rule, textsOf(rule, example), release);
}

function textsOf(rule: Rule, example: Example): ReadonlyMap<string, string> {
  return new Map(exampleFiles(rule, example).map(({ path, lines }) => [path, text(lines)]));
}

/** What a rule finds in files that are all there is. */
function findingsOf(rule: Rule, files: ReadonlyMap<string, string>, release: ReleaseName): readonly FoundIn[] {
  const { id, needsCore = false } = rule;
  const found = [...findingsIn(files, { release, besideLayers: needsCore, profile: 'all' })];
  return found.flatMap(([path, all]) => all.filter(({ rule }) => rule === id).map((each) => ({ ...each, path })));
}

function check(rule: FileRule, recipe: string): readonly Finding[] {
  const file = { path: '/layer/recipes/example.bb', tree: parse(recipe, 'recipe') };
  return rule.check(ruleContext(file, snapshot, undefined));
}

function fixable(rule: FileRule, recipe: string): Finding | undefined {
  return check(rule, recipe).find((finding) => finding.fix);
}

/** What BitBake reads besides the mended statements stays word for word and in order, so it means what it meant. */
function assertOthersStay(text: string, path: string, { edits, title }: FindingFix): void {
  const dialect = dialectOf(path);
  if (!dialect) return;
  const sorted = [...edits].sort((first, second) => first.span.start - second.span.start);
  const after = statementsOf(withEdits(text, sorted), dialect).map((statement) => statement.text);
  let from = 0;
  for (const { start, end, text: statement } of statementsOf(text, dialect)) {
    if (edits.some(({ span }) => span.start <= end && span.end >= start)) continue;
    from = after.indexOf(statement, from) + 1;
    assert.notEqual(from, 0, `${title}: ${statement}`);
  }
}

function statementsOf(text: string, dialect: Dialect): { start: number; end: number; text: string }[] {
  const { starts } = parse(text, dialect);
  return Array.from(starts, (start, index) => {
    const statement = text.slice(start, starts[index + 1] ?? text.length).trimEnd();
    return { start, end: start + statement.length, text: statement };
  });
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function camelCase(id: string): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
