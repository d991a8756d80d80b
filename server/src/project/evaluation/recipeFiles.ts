/** The recipes and appends that BBFILES takes in, with BBMASK and the priorities of the layers, as BitBake collects them. */
import { compileRegex, type Regex, RegexError } from '../../python/library/regularExpression';
import { createBudget, spend } from '../../python/run';
import type { PyValue } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';
import type { FileReader } from '../files';
import { appliesTo } from '../index/appendPattern';
import { FolderEntries, globbedFiles } from '../layers/globbedFiles';
import { baseName } from '../paths';
import type { Evaluation } from './evaluation';

export interface Collection {
  readonly name: string;
  readonly pattern: string;
  readonly priority: number;
}

export interface RecipeFiles {
  /** The strongest last. */
  readonly recipes: readonly string[];
  readonly appends: readonly string[];
  /** The collection that a file belongs to. */
  collectionOf(path: string): Collection | undefined;
  /** The appends that extend a recipe, in the order in which they apply. */
  appendsOf(recipe: string): readonly string[];
}

/** The steps that all the masks and patterns of the layers may cost. */
const MATCH_BUDGET = 20_000_000;

export function collectRecipeFiles(configuration: Evaluation, reader: FileReader): RecipeFiles {
  const collections = collectionsOf(configuration);
  const matches = boundedMatching();
  const collectionOf = (path: string): Collection | undefined =>
    collections.find(({ pattern }) => matches(pattern, path, 'start'));
  const patterns = wordsOf('BBFILES', configuration)
    .map((pattern) => ({ pattern, priority: collectionOf(pattern)?.priority ?? 0 }))
    .sort((first, second) => first.priority - second.priority)
    .map(({ pattern }) => pattern);
  const masks = wordsOf('BBMASK', configuration).map((mask) => (mask.startsWith('|') ? mask.slice(1) : mask));
  const folders = new FolderEntries(reader);
  const collect = (ending: string, otherEnding: string): readonly string[] => {
    // A pattern for the other kind of file need not be looked up: the layers have hundreds of folders.
    const useful = patterns.filter((pattern) => !pattern.endsWith(otherEnding));
    const files = new Set(useful.flatMap((pattern) => globbedFiles(pattern, folders)));
    return [...files].filter((file) => file.endsWith(ending) && !masks.some((mask) => matches(mask, file, 'anywhere')));
  };
  let recipes: readonly string[] | undefined;
  let appends: readonly string[] | undefined;
  const allAppends = (): readonly string[] => {
    appends ??= collect('.bbappend', '.bb');
    return appends;
  };
  return {
    get recipes() {
      recipes ??= collect('.bb', '.bbappend');
      return recipes;
    },
    get appends() {
      return allAppends();
    },
    collectionOf,
    appendsOf: (recipe) => allAppends().filter((append) => appliesTo(baseName(append), baseName(recipe))),
  };
}

/** The one with the longest pattern first: a layer may lie in another. */
function collectionsOf(configuration: Evaluation): readonly Collection[] {
  const names = wordsOf('BBFILE_COLLECTIONS', configuration);
  const given = new Map(
    names.map((name) => [name, Number.parseInt(textOf(`BBFILE_PRIORITY_${name}`, configuration), 10)]),
  );
  const lowest = Math.min(
    ...[...given.values()].filter((priority) => !Number.isNaN(priority)),
    Number.POSITIVE_INFINITY,
  );
  const priorityOf = (name: string, seen: ReadonlySet<string>): number => {
    const own = given.get(name);
    if (own !== undefined && own !== 0 && !Number.isNaN(own)) return own;
    const needed = [...dependsOf(name, configuration)].filter((each) => given.has(each) && !seen.has(each));
    const floor = Number.isFinite(lowest) ? lowest : 0;
    return Math.max(floor, ...needed.map((each) => priorityOf(each, new Set([...seen, name])))) + 1;
  };
  return names
    .map((name) => ({
      name,
      pattern: textOf(`BBFILE_PATTERN_${name}`, configuration),
      priority: priorityOf(name, new Set()),
    }))
    .filter(({ pattern }) => pattern !== '')
    .sort((first, second) => (first.pattern < second.pattern ? 1 : first.pattern > second.pattern ? -1 : 0));
}

function dependsOf(collection: string, configuration: Evaluation): ReadonlySet<string> {
  const written = ['LAYERDEPENDS', 'LAYERRECOMMENDS'].map((name) => textOf(`${name}_${collection}`, configuration));
  return new Set(splitWords(written.join(' ').replace(/\([^()]*\)/g, ' ')));
}

function boundedMatching(): (pattern: string, text: string, where: 'start' | 'anywhere') => boolean {
  const budget = createBudget(MATCH_BUDGET);
  const compiled = new Map<string, Regex | undefined>();
  const spendSteps = (steps: number): void => spend(budget, steps);
  return (pattern, text, where) => {
    if (!compiled.has(pattern)) compiled.set(pattern, compiledOrUndefined(pattern));
    const regex = compiled.get(pattern);
    if (!regex) return false;
    const match = where === 'start' ? regex.matchAt(text, 0, spendSteps) : regex.search(text, 0, spendSteps);
    return match !== undefined;
  };
}

/** BitBake leaves out a mask that is no regular expression, with a message. */
function compiledOrUndefined(pattern: string): Regex | undefined {
  try {
    return compileRegex(pattern);
  } catch (error) {
    if (error instanceof RegexError) return undefined;
    throw error;
  }
}

function wordsOf(name: string, configuration: Evaluation): readonly string[] {
  return splitWords(textOf(name, configuration));
}

function textOf(name: string, { store }: Evaluation): string {
  const value: PyValue = store.getVar(name);
  return typeof value === 'string' ? value : '';
}
