/**
 * The outline, the folds and the links of the configuration files that the functions of a recipe write. A block `recipe` is the recipe; `outline` lists
 * what stands below its functions, with the line of the name and what is written there; `folds` has the first and the last line of each; `links`
 * what stands there and where it leads. Beside the recipe lies `files/edge.network`.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LineIndex } from '../../server/src/base/lineIndex';
import { documentLinks } from '../../server/src/features/documentLinks';
import { documentSymbols, type OutlineSymbol } from '../../server/src/features/documentSymbols';
import { folds } from '../../server/src/features/folding';
import type { Snapshot, SourceFile } from '../../server/src/project/snapshot';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { blockOf, type MarkdownCase, readMarkdownCases, updateExpected } from './markdownCases';

const folder = join(__dirname, 'writtenStructure');

const snapshot = {
  file: () => undefined,
  folder: (path: string) => (path === '/layer/recipes' ? [{ name: 'files', kind: 'folder' }] : []),
  isFile: (path: string) => path === '/layer/recipes/files/edge.network',
} as unknown as Snapshot;

const answers: Readonly<Record<string, (file: SourceFile) => readonly string[]>> = {
  outline: (file) => documentSymbols(file).flatMap(({ children }) => outlineOf(file, children, '')),
  folds: (file) => folds(file).map(({ span, kind }) => `${lineOf(file, span.start)}-${lineOf(file, span.end)} ${kind}`),
  links: (file) =>
    documentLinks(snapshot, file).map(
      ({ span, target, line }) =>
        `${file.tree.text.slice(span.start, span.end)} -> ${target}${line === undefined ? '' : `:${line + 1}`}`,
    ),
};

for (const name of readdirSync(folder)) {
  const path = join(folder, name);
  if (process.env.UPDATE_EXPECTED === '1')
    for (const asked of Object.keys(answers)) updateExpected(path, asked, (each) => `${answered(each, asked)}\n`);
  describe(name, () => {
    for (const each of readMarkdownCases(path)) {
      test(each.title, () => {
        const blocks = each.blocks.filter(({ info }) => info !== 'recipe');
        for (const { info, text } of blocks) assert.equal(answered(each, info), text.trimEnd());
      });
    }
  });
}

function answered(each: MarkdownCase, asked: string): string {
  const tree = parse(blockOf(each, 'recipe')?.text ?? '', 'recipe');
  return (answers[asked]?.({ path: '/layer/recipes/app.bb', tree }) ?? []).join('\n');
}

function outlineOf(file: SourceFile, symbols: readonly OutlineSymbol[], indent: string): readonly string[] {
  return symbols.flatMap(({ name, detail, kind, span, selection, children }) => {
    assert.ok(span.start <= selection.start && selection.end <= span.end, name);
    for (const child of children) assert.ok(span.start <= child.span.start && child.span.end <= span.end, child.name);
    const written = file.tree.text.slice(selection.start, selection.end);
    const line = lineOf(file, selection.start);
    return [`${indent}${name} = ${detail} (${kind}) ${line}: ${written}`, ...outlineOf(file, children, `${indent}  `)];
  });
}

function lineOf({ tree }: SourceFile, offset: number): number {
  return new LineIndex(tree.text).lineOf(offset) + 1;
}
