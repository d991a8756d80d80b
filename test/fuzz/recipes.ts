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
import { coreSlowness } from './coreSlowness';
import type { Document } from './documents';
import { applyEdit, randomEdit } from './edits';
import { hostileStatement } from './hostileStatements';
import type { Random } from './random';
import { effectsOf } from './touched';

/** What one recipe may cost, in milliseconds of a core that `coreSlowness` gives 1. */
export const recipeBudgetMs = 50;

/** What all that is remembered from recipe to recipe may grow by, in bytes: the caches have their bounds. */
const growthLimitBytes = 100_000_000;

/** Enough to see what is wrong; what is slow is measured again, and mostly right then. */
const failureLimit = 100;
const slowLimit = 2000;

export interface RecipeFailure {
  readonly why: string;
  readonly text: string;
}

export interface RecipeFuzzing {
  readonly recipes: number;
  /** How many times slower the core was than the one that the budget is for. */
  readonly slowness: number;
  /** Milliseconds of this machine's core. */
  readonly slowestMs: number;
  readonly p99Ms: number;
  readonly medianMs: number;
  /** What was still held when all was done, more than after a tenth of it. */
  readonly heldBytes: number;
  readonly peakBytes: number;
  /** Why evaluations were given up, and how often. */
  readonly givenUp: Readonly<Record<string, number>>;
  /** What was tried of all that would change something. */
  readonly effects: readonly string[];
  /** How many were slow at first, and measured again at the end. */
  readonly measuredAgain: number;
  readonly failures: readonly RecipeFailure[];
}

/** The build folder's configuration; without one, that of the conformance cases. */
export function fuzzConfiguration(buildFolder: string | undefined): ConfigurationRequest {
  const common = { chosen: new Map<string, string>(), multiconfig: '' };
  if (buildFolder !== undefined) return { ...common, topFolder: resolve(buildFolder), layers: undefined };
  const topFolder = join(dirname(fileURLToPath(import.meta.url)), '../conformance/parser/basic');
  const bare = { searchPath: [topFolder], files: [`${topFolder}/conf/oracle-base.conf`] };
  return { ...common, topFolder, layers: [], bare };
}

export interface RecipeFuzzingOptions {
  /** What a recipe may take. */
  readonly budgetMs: number;
  /** Whether recipes also hold statements that are meant to cost as much as they can. */
  readonly isHostile: boolean;
}

/** Evaluates damaged recipes as a file of the request's folder, on top of its configuration. */
export function fuzzRecipes(
  random: Random,
  count: number,
  request: ConfigurationRequest,
  nextDocument: () => Document,
  { budgetMs, isHostile }: RecipeFuzzingOptions,
): RecipeFuzzing {
  const evaluated = new EvaluatedText(request);
  const slowness = coreSlowness();
  const limitMs = budgetMs * Math.max(1, slowness);
  const times: number[] = [];
  const failures: RecipeFailure[] = [];
  const slow: { readonly text: string; readonly ms: number }[] = [];
  const givenUp: Record<string, number> = {};
  let settledBytes = 0;
  const effects = effectsOf(() => {
    for (let index = 0; index < count && failures.length < failureLimit && slow.length < slowLimit; index++) {
      const text = damagedRecipe(random, nextDocument(), isHostile);
      if (index === Math.floor(count / 10)) settledBytes = usedBytes();
      try {
        const { ms, exhausted } = evaluated.measure(text, limitMs);
        if (ms > limitMs) slow.push({ text, ms });
        else times.push(ms);
        if (exhausted !== undefined) givenUp[exhausted] = (givenUp[exhausted] ?? 0) + 1;
      } catch (error) {
        failures.push({ why: error instanceof Error ? (error.stack ?? error.message) : String(error), text });
      }
    }
    // Once more when all is compiled, at another time than the one at which another program may have had the caches.
    for (const { text, ms } of slow) {
      const again = Math.min(ms, evaluated.measure(text, limitMs).ms);
      times.push(again);
      if (again > limitMs) failures.push({ why: `takes ${Math.round(again)} ms`, text });
    }
  });
  times.sort((first, second) => first - second);
  const timeAt = (part: number): number => times[Math.floor((times.length - 1) * part)] ?? 0;
  const heldBytes = usedBytes() - settledBytes;
  if (heldBytes > growthLimitBytes) failures.push({ why: `${heldBytes} bytes are held in the end`, text: '' });
  if (effects.length > 0) failures.push({ why: `tries ${effects.join(', ')}`, text: '' });
  return {
    recipes: times.length,
    slowness,
    slowestMs: timeAt(1),
    p99Ms: timeAt(0.99),
    medianMs: timeAt(0.5),
    heldBytes,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    givenUp,
    effects,
    measuredAgain: slow.length,
    failures,
  };
}

/** A recipe of which there is only a text, which is another each time. */
class EvaluatedText {
  readonly #path: string;
  readonly #evaluator: Evaluator;
  #tree: SyntaxTree = parse('', 'recipe');

  constructor(request: ConfigurationRequest) {
    this.#path = `${request.topFolder}/fuzz_1.0.bb`;
    const onDisk = treesOnDisk(nodeFiles, 8000);
    const trees = {
      read: (asked: string) =>
        asked === this.#path ? ({ kind: 'tree', tree: this.#tree } as const) : onDisk.read(asked),
    };
    this.#evaluator = new Evaluator({ reader: nodeFiles, trees, host: nodeHost }, request);
    this.#evaluate();
  }

  /**
   * The time of one core, in milliseconds, and why the evaluation was given up if it was. What takes too long is measured again: other
   * programs, and code that is not compiled yet, cost time too.
   */
  measure(text: string, limitMs: number): { readonly ms: number; readonly exhausted: string | undefined } {
    this.#tree = parse(text, 'recipe');
    let ms = Number.POSITIVE_INFINITY;
    let exhausted: string | undefined;
    for (let attempt = 0; attempt < 4 && ms > limitMs; attempt++) {
      this.#evaluator.changed(this.#path);
      const before = process.cpuUsage();
      exhausted = this.#evaluate();
      ms = Math.min(ms, process.cpuUsage(before).user / 1000);
    }
    for (const name of ['OVERRIDES', 'A', 'SRC_URI']) this.#evaluator.recipe(this.#path).history(name);
    return { ms, exhausted };
  }

  /** Asks for all values; returns why the budget ended it, if that did. */
  #evaluate(): string | undefined {
    const metadata = this.#evaluator.recipe(this.#path);
    let exhausted: string | undefined;
    for (const name of metadata.names()) {
      metadata.unexpanded(name);
      metadata.flags(name);
      const value = metadata.variable(name);
      if (value.kind === 'unknown' && isExhaustion(value.why)) exhausted ??= value.why;
    }
    return exhausted;
  }
}

function isExhaustion(why: string): boolean {
  return /takes too long|too deeply|too long a text/.test(why);
}

function damagedRecipe(random: Random, { text }: Document, isHostile: boolean): string {
  let damaged = text;
  for (let count = random.below(5); count > 0; count--) damaged = applyEdit(damaged, randomEdit(random, damaged));
  for (let count = isHostile ? random.below(4) : 0; count > 0; count--) damaged += `\n${hostileStatement(random)}\n`;
  return damaged;
}

/** Where the collector can be called, after it has run. */
function usedBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
