/** Damaged recipes, evaluated with all their values: nothing is thrown, nothing takes longer than the budget, nothing is touched. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { nodeHost } from '../../server/src/host/nodeHost';
import type { ConfigurationRequest } from '../../server/src/project/evaluation/configuration';
import { Evaluator } from '../../server/src/project/evaluation/evaluator';
import { treesOnDisk } from '../../server/src/project/resolution/treesOnDisk';
import { parse } from '../../server/src/syntax/bitbake/parse';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import type { Document } from './documents';
import { applyEdit, randomEdit } from './edits';
import { hostileStatement } from './hostileStatements';
import type { Random } from './random';
import { forbidEffects } from './touched';

/** What one recipe may cost, in milliseconds of one core. */
const budgetMs = 50;

export interface RecipeFuzzing {
  readonly recipes: number;
  readonly slowestMs: number;
  readonly p99Ms: number;
  /** Why evaluations were given up, and how often. */
  readonly givenUp: Readonly<Record<string, number>>;
}

/** The build folder's configuration; without one, that of the conformance cases. */
export function fuzzConfiguration(buildFolder: string | undefined): ConfigurationRequest {
  const common = { chosen: new Map<string, string>(), multiconfig: '' };
  if (buildFolder !== undefined) return { ...common, topFolder: resolve(buildFolder), layers: undefined };
  const topFolder = join(dirname(fileURLToPath(import.meta.url)), '../conformance/parser/basic');
  const bare = { searchPath: [topFolder], files: [`${topFolder}/conf/oracle-base.conf`] };
  return { ...common, topFolder, layers: [], bare };
}

/** Throws with the text of the first recipe that fails. The configuration is that of the request; the recipe is a file of no layer. */
export function checkRecipes(
  random: Random,
  count: number,
  request: ConfigurationRequest,
  nextDocument: () => Document,
): RecipeFuzzing {
  const path = `${request.topFolder}/fuzz_1.0.bb`;
  let tree: SyntaxTree = parse('', 'recipe');
  const onDisk = treesOnDisk(nodeFiles, 8000);
  const trees = {
    read: (asked: string) => (asked === path ? ({ kind: 'tree', tree } as const) : onDisk.read(asked)),
  };
  const evaluator = new Evaluator({ reader: nodeFiles, trees, host: nodeHost }, request);
  evaluate(evaluator, path);
  const times: number[] = [];
  const givenUp: Record<string, number> = {};
  const release = forbidEffects();
  try {
    for (let index = 0; index < count; index++) {
      const text = damagedRecipe(random, nextDocument());
      tree = parse(text, 'recipe');
      try {
        times.push(timeOf(evaluator, path, givenUp));
      } catch (error) {
        throw new Error(`Fails on ${JSON.stringify(text)}`, { cause: error });
      }
    }
  } finally {
    release();
  }
  const sorted = times.toSorted((first, second) => first - second);
  return {
    recipes: count,
    slowestMs: sorted.at(-1) ?? 0,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    givenUp,
  };
}

/** The time of one core. One that takes too long is measured again: other programs, and code that is not compiled yet, cost time too. */
function timeOf(evaluator: Evaluator, path: string, givenUp: Record<string, number>): number {
  let ms = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && ms > budgetMs; attempt++) {
    evaluator.changed(path);
    const before = process.cpuUsage();
    evaluate(evaluator, path, attempt === 0 ? givenUp : undefined);
    ms = Math.min(ms, process.cpuUsage(before).user / 1000);
  }
  if (ms > budgetMs) throw new Error(`takes ${Math.round(ms)} ms`);
  return ms;
}

function evaluate(evaluator: Evaluator, path: string, givenUp?: Record<string, number>): void {
  const metadata = evaluator.recipe(path);
  for (const name of metadata.names()) {
    metadata.unexpanded(name);
    metadata.flags(name);
    const value = metadata.variable(name);
    if (givenUp && value.kind === 'unknown' && /takes too long|too deeply|too long a text/.test(value.why)) {
      givenUp[value.why] = (givenUp[value.why] ?? 0) + 1;
      return;
    }
  }
  for (const name of ['OVERRIDES', 'A', 'SRC_URI']) metadata.history(name);
}

function damagedRecipe(random: Random, { text }: Document): string {
  let damaged = text;
  for (let count = random.below(5); count > 0; count--) damaged = applyEdit(damaged, randomEdit(random, damaged));
  for (let count = random.below(4); count > 0; count--) damaged += `\n${hostileStatement(random)}\n`;
  return damaged;
}
