/** What the rules find in a text, as `expectedFindings.ts` reads it. A block `fixed` holds the text after all fixes. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { withEdits } from '../../server/src/features/codeActions';
import { diagnostics } from '../../server/src/features/diagnostics';
import type { Diagnostic } from '../../server/src/features/diagnostics/diagnostic';
import { isReleaseName, type ReleaseName } from '../../server/src/knowledge/release';
import type { SourceFile } from '../../server/src/project/snapshot';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { defaultPaths } from './cursorCase';
import { assertFindings, withoutExpectations } from './expectedFindings';
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
  assertFindings(text, found, expected);
  const fixed = blockOf(each, 'fixed');
  if (fixed) assert.equal(fixAll(text, find), fixed.text);
}

function findings(file: SourceFile, release: ReleaseName | undefined): readonly Diagnostic[] {
  return diagnostics(projectSnapshot(release ?? 'wrynose', file), file, { release });
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
