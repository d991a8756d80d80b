/** The values of recipes before and after all files of their layers are formatted. */
import { isDeepStrictEqual } from 'node:util';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { nodeHost } from '../../server/src/host/nodeHost';
import type { EvaluatedMetadata } from '../../server/src/project/evaluation/evaluatedMetadata';
import { Evaluator } from '../../server/src/project/evaluation/evaluator';
import { isBelow } from '../../server/src/project/paths';
import type { TreeSource } from '../../server/src/project/resolution/lookup';
import { treesOnDisk } from '../../server/src/project/resolution/treesOnDisk';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { formatted } from './formattedReading';

/** All classes, includes and recipes of large layers. */
const keptTrees = 8000;
const shownDifferences = 20;

/** Compares the values, expanded and not, the flags, classes and tasks of every recipe below the folders. */
export function differingValues(topFolder: string, folders: readonly string[]) {
  const trees = treesOnDisk(nodeFiles, keptTrees);
  const before = evaluator(topFolder, trees);
  const after = evaluator(topFolder, formattedTrees(trees));
  const recipes = before.recipeFiles.recipes.filter((path) => folders.some((folder) => isBelow(path, folder)));
  const different: string[] = [];
  let compared = 0;
  let known = 0;
  for (const path of recipes) {
    const [first, second] = [readings(before.recipe(path)), readings(after.recipe(path))];
    for (const name of new Set([...first.keys(), ...second.keys()])) {
      const [value, other] = [first.get(name), second.get(name)];
      compared++;
      if (value?.isKnown) known++;
      if (!isDeepStrictEqual(value, other)) different.push(`${path}: ${name} ${shown(value)} becomes ${shown(other)}`);
    }
  }
  return {
    recipes: recipes.length,
    compared,
    known,
    differentCount: different.length,
    different: different.slice(0, shownDifferences),
  };
}

function evaluator(topFolder: string, trees: TreeSource): Evaluator {
  const place = { reader: nodeFiles, trees, host: nodeHost };
  return new Evaluator(place, { topFolder, layers: undefined, chosen: new Map(), multiconfig: '' });
}

/** Every file as it is after its formatting; each is formatted once. */
function formattedTrees(trees: TreeSource): TreeSource {
  const known = new Map<string, ReturnType<TreeSource['read']>>();
  return {
    read(path) {
      let read = known.get(path);
      if (!read) {
        read = trees.read(path);
        if (read.kind === 'tree') {
          const { text, dialect } = read.tree;
          read = { kind: 'tree', tree: parse(formatted(text, dialect), dialect) };
        }
        known.set(path, read);
      }
      return read;
    },
  };
}

interface Reading {
  readonly isKnown: boolean;
  readonly read: unknown;
}

function readings(metadata: EvaluatedMetadata): Map<string, Reading> {
  const found = new Map<string, Reading>();
  for (const name of metadata.names()) {
    const value = metadata.variable(name);
    // Line numbers move with the blank lines above.
    const flags = [...metadata.flags(name)].filter(([flag]) => flag !== 'lineno');
    found.set(name, { isKnown: value.kind === 'known', read: [value, metadata.unexpanded(name), flags] });
  }
  const { classes, tasks, skipped } = metadata;
  found.set('(classes, tasks)', { isKnown: false, read: [classes, tasks, skipped] });
  return found;
}

function shown(value: Reading | undefined): string {
  return value ? JSON.stringify(value.read).slice(0, 300) : 'nothing';
}
