/**
 * Recipes, packages and images that name each other, over several files. A case holds any of these blocks: `hover`, lines that are part of the
 * explanation, `no TEXT` for what is not; `definition`, `implementation` and `references`, all places as `PATH:LINE`, `nothing` for none;
 * `codeLenses`, a lens a line with its places; `sourceFile PATH`, the places that take in that file; `supertypes` and `subtypes`, files.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { LineIndex } from '../../server/src/base/lineIndex';
import { runAtOnce } from '../../server/src/base/pacer';
import type { Span } from '../../server/src/base/span';
import { codeLenses } from '../../server/src/features/codeLenses';
import { noSources } from '../../server/src/features/context/sources';
import { definitions } from '../../server/src/features/definition';
import { hover } from '../../server/src/features/hover';
import { implementations } from '../../server/src/features/implementation';
import { recipeReferences } from '../../server/src/features/recipeReferences';
import { sourceFileReferences, usersOfSourceFile } from '../../server/src/features/sourceFileUsers';
import { subtypes, supertypes, typeAt } from '../../server/src/features/typeHierarchy';
import { type LayerCase, layerCase, shownPath } from './layerCase';
import { readMarkdownCases } from './markdownCases';

const folder = join(__dirname, 'recipes');

for (const name of readdirSync(folder)) {
  describe(`recipes/${name}`, () => {
    for (const each of readMarkdownCases(join(folder, name))) {
      test(each.title, () => {
        const layers = layerCase(each);
        for (const { info, text } of each.blocks) {
          const [what = '', argument = ''] = info.split(' ');
          const expected = text.split('\n').filter((line) => line !== '');
          if (what === 'hover') checkHover(layers, expected);
          else if (what !== 'file') assert.deepEqual(shown(what, argument, layers), expected, info);
        }
      });
    }
  });
}

function checkHover({ snapshot, file, offset, read }: LayerCase, expected: readonly string[]): void {
  const markdown = hover(snapshot, file, offset, undefined, { ...noSources, tree: read })?.markdown ?? 'nothing';
  for (const line of expected) {
    const isAbsent = line.startsWith('no ');
    const part = isAbsent ? line.slice('no '.length) : line;
    assert.equal(markdown.includes(part), !isAbsent, `"${line}" in:\n${markdown}`);
  }
}

function shown(what: string, argument: string, layers: LayerCase): readonly string[] {
  const { snapshot, file, offset, read } = layers;
  switch (what) {
    case 'definition':
      return orNothing(definitions(snapshot, file, offset)?.targets.map((target) => placeIn(layers, target)));
    case 'implementation':
      return orNothing(implementations(snapshot, file, offset)?.targets.map((target) => placeIn(layers, target)));
    case 'references': {
      const recipes = runAtOnce(recipeReferences(snapshot, read, file, offset, argument !== 'uses'));
      const found = recipes.length > 0 ? recipes : runAtOnce(sourceFileReferences(snapshot, read, file, offset));
      return orNothing(found.flatMap(linesOf));
    }
    case 'sourceFile':
      return orNothing(runAtOnce(usersOfSourceFile(snapshot, read, `/project/${argument}`)).flatMap(linesOf));
    case 'supertypes':
    case 'subtypes': {
      const type = typeAt(snapshot, file, offset);
      const types = type ? (what === 'supertypes' ? supertypes : subtypes)(snapshot, type.path) : [];
      return orNothing(types.map(({ path }) => shownPath(path)));
    }
    case 'codeLenses':
      return codeLenses(snapshot, file).flatMap((lens) => {
        if (lens.kind !== 'places') return [];
        const places = lens.places.map(({ path, line }) => `${shownPath(path)}:${line + 1}`);
        return [`${lens.title}: ${places.join(', ')}`];
      });
    default:
      throw new Error(`unknown block: ${what}`);
  }
}

function placeIn({ text }: LayerCase, { path, span }: { readonly path: string; readonly span: Span }): string {
  return `${shownPath(path)}:${text(path).slice(0, span.start).split('\n').length}`;
}

function linesOf({
  path,
  lines,
  spans,
}: {
  path: string;
  lines: LineIndex;
  spans: readonly Span[];
}): readonly string[] {
  return spans.map(({ start }) => `${shownPath(path)}:${lines.at(start).line + 1}`);
}

function orNothing(places: readonly string[] | undefined): readonly string[] {
  return places && places.length > 0 ? places : ['nothing'];
}
