/** A case of the language features: a text with the cursor in it, and what the feature is expected to say there. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isReleaseName } from '../../server/src/knowledge/release';
import type { Snapshot, SourceFile } from '../../server/src/project/snapshot';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { blockOf, type MarkdownCase, readMarkdownCases } from './markdownCases';
import { projectRoot, projectSnapshot } from './projectSnapshot';

export interface CursorCase {
  readonly snapshot: Snapshot;
  readonly file: SourceFile;
  readonly offset: number;
  /** The lines of the block of expectations. */
  readonly expected: readonly string[];
}

export const defaultPaths: Readonly<Record<string, string>> = {
  recipe: 'meta-virtualization/recipes-containers/images/example_1.0.bb',
  append: 'meta-virtualization/recipes-containers/podman/podman_%.bbappend',
  class: 'meta-virtualization/classes/example.bbclass',
  include: 'meta-virtualization/recipes-containers/images/example.inc',
  conf: 'build/conf/local.conf',
};

/**
 * Runs `check` for every case of the folder beside this file. The source block is ` ```bitbake KIND [release] ` with `<|>` for
 * the cursor; the last line end is left out of it, so that a cursor can stand at the end of a file.
 */
export function checkCursorCases(folder: string, check: (each: CursorCase) => void): void {
  for (const file of readdirSync(join(__dirname, folder))) {
    describe(`${folder}/${file}`, () => {
      for (const each of readMarkdownCases(join(__dirname, folder, file))) {
        test(each.title, () => check(cursorCase(each, folder)));
      }
    });
  }
}

function cursorCase(each: MarkdownCase, feature: string): CursorCase {
  const source = blockOf(each, 'bitbake');
  const expectations = blockOf(each, feature);
  assert.ok(source && expectations, `a case needs a \`bitbake\` and a \`${feature}\` block`);
  const [, kind = 'recipe', release = 'wrynose'] = source.info.split(' ');
  assert.ok(isReleaseName(release), `${release} is no release`);
  const marked = source.text.replace(/\n$/, '');
  const offset = marked.indexOf('<|>');
  assert.ok(offset !== -1, 'the source has no <|>');
  const path = `${projectRoot}/${defaultPaths[kind] ?? kind}`;
  const file = { path, tree: parse(marked.replace('<|>', ''), dialectOf(path) ?? 'recipe') };
  const expected = expectations.text.split('\n').filter((line) => line !== '');
  return { snapshot: projectSnapshot(release, file), file, offset, expected };
}

/** The text that a feature says it speaks of. */
export function spannedText(
  { file }: CursorCase,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return file.tree.text.slice(start, end);
}
