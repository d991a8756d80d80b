/**
 * What is said of the values of variables. In a block `hover`, as for hovers in general, `no TEXT` is what must not be said, `nothing`
 * that nothing is; each other line has to be part of the explanation, and the line that begins with `first ` is how it begins. In
 * a block `hints` stand all hints of the text, `LINE: LABEL`; in a block `completion` names with the values beside them.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { complete } from '../../server/src/features/completion';
import { noSources } from '../../server/src/features/context/sources';
import { hover } from '../../server/src/features/hover';
import { inlayHints } from '../../server/src/features/inlayHints';
import type { SourceFile } from '../../server/src/project/snapshot';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { defaultPaths } from './cursorCase';
import { type EvaluatedProject, evaluatedProject, evaluatedRoot } from './evaluatedProject';
import { blockOf, type MarkdownCase, readMarkdownCases } from './markdownCases';

const folder = join(__dirname, 'values');

for (const name of readdirSync(folder)) {
  describe(`values/${name}`, () => {
    for (const each of readMarkdownCases(join(folder, name))) test(each.title, () => check(each));
  });
}

async function check(each: MarkdownCase): Promise<void> {
  const project = await evaluatedProject();
  const { file, offset } = openedFile(each, project);
  const lines = (block: string): readonly string[] =>
    (blockOf(each, block)?.text ?? '').split('\n').filter((line) => line !== '');
  checkHover(project, file, offset, lines('hover'));
  checkCompletion(project, file, offset, lines('completion'));
  if (blockOf(each, 'hints')) assert.deepEqual(hintsOf(project, file), lines('hints'));
}

/** The source block is ` ```bitbake KIND `, with `<|>` for the cursor. */
function openedFile(each: MarkdownCase, project: EvaluatedProject): { file: SourceFile; offset: number } {
  const source = blockOf(each, 'bitbake');
  assert.ok(source, 'a case needs a `bitbake` block');
  const kind = source.info.split(' ')[1] ?? 'recipe';
  const path = `${evaluatedRoot}/${defaultPaths[kind] ?? kind}`;
  const file = { path, tree: parse(source.text.replace('<|>', ''), dialectOf(path) ?? 'recipe') };
  project.edit(file);
  return { file, offset: source.text.indexOf('<|>') };
}

function checkHover(project: EvaluatedProject, file: SourceFile, offset: number, expected: readonly string[]): void {
  if (expected.length === 0) return;
  const sources = { ...noSources, tree: project.read };
  const markdown = hover(project.snapshot, file, offset, () => project.values.forFile(file), sources)?.markdown;
  for (const line of expected) {
    if (line === 'nothing') assert.equal(markdown, undefined);
    else if (line.startsWith('no ')) assert.ok(!markdown?.includes(line.slice('no '.length)), `${line}: ${markdown}`);
    else if (line.startsWith('first ')) {
      assert.equal(
        markdown?.split('\n').find((each) => each !== ''),
        line.slice('first '.length),
      );
    } else assert.ok(markdown?.includes(line), `"${line}" is missing in:\n${markdown}`);
  }
}

function checkCompletion(
  project: EvaluatedProject,
  file: SourceFile,
  offset: number,
  expected: readonly string[],
): void {
  if (expected.length === 0) return;
  const metadata = project.values.forFile(file)?.metadata;
  const knownValue = (name: string): string | undefined => {
    const value = metadata?.variable(name);
    return value?.kind === 'known' ? value.text : undefined;
  };
  const items = complete(project.snapshot, file, offset, { snippets: true, knownValue })?.items ?? [];
  for (const line of expected) {
    const [label, value] = line.split(' = ');
    const item = items.find((each) => each.label === label);
    assert.ok(item, `${label} is not proposed`);
    assert.equal(item.value, value);
  }
}

function hintsOf(project: EvaluatedProject, file: SourceFile): readonly string[] {
  const here = project.values.forFile(file);
  assert.ok(here, 'the file has no values');
  const { text } = file.tree;
  return inlayHints(file, { start: 0, end: text.length }, here).map(
    ({ offset, label }) => `${text.slice(0, offset).split('\n').length}: ${label}`,
  );
}
