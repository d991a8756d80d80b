/** The recipes and appends that BBFILES takes in, with BBMASK and the priorities of the layers, as BitBake collects them. */

import { compileRegex, type Regex, RegexError } from '../../python/library/regularExpression';
import { createBudget, spend } from '../../python/run';
import type { PyValue } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';
import { type FileReader, isFailure } from '../files';
import { appliesTo } from '../index/appendPattern';
import { matchesGlob } from '../layers/globPattern';
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
    const files = new Set(useful.flatMap((pattern) => filesOf(pattern, folders)));
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

/** A pattern's files in the order of their names; a folder stands for all recipes and appends below it. */
function filesOf(pattern: string, folders: FolderEntries): readonly string[] {
  if (folders.isFolder(pattern)) return folders.recipesBelow(pattern, BELOW_DEPTH);
  const parts = pattern.split('/');
  let found = [''];
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue;
    const isLast = index === parts.length - 1;
    found = found.flatMap((folder) => {
      if (!/[*?[]/.test(part)) return [`${folder}/${part}`];
      const names = folders.names(folder === '' ? '/' : folder, isLast);
      return names.filter((name) => matchesGlob(part, name)).map((name) => `${folder}/${name}`);
    });
  }
  const isLiteral = !/[*?[]/.test(parts.at(-1) ?? '');
  const files = isLiteral ? found.filter((path) => folders.exists(path)) : found;
  return files.sort((first, second) => (first < second ? -1 : 1));
}

const BELOW_DEPTH = 20;

/** What the folders of the layers hold, each read once. */
class FolderEntries {
  readonly #reader: FileReader;
  readonly #entries = new Map<string, { readonly files: readonly string[]; readonly folders: readonly string[] }>();

  constructor(reader: FileReader) {
    this.#reader = reader;
  }

  names(folder: string, withFiles: boolean): readonly string[] {
    const { files, folders } = this.#read(folder);
    return withFiles ? [...files, ...folders] : folders;
  }

  exists(path: string): boolean {
    return this.#reader.status(path) !== undefined;
  }

  isFolder(path: string): boolean {
    return !/[*?[]/.test(path) && this.#reader.status(path)?.kind === 'folder';
  }

  recipesBelow(folder: string, depth: number): readonly string[] {
    if (depth === 0) return [];
    const { files, folders } = this.#read(folder);
    const own = files.filter((name) => /\.bb(?:append)?$/.test(name)).map((name) => `${folder}/${name}`);
    return [...own, ...folders.flatMap((name) => this.recipesBelow(`${folder}/${name}`, depth - 1))];
  }

  #read(folder: string): { readonly files: readonly string[]; readonly folders: readonly string[] } {
    const known = this.#entries.get(folder);
    if (known) return known;
    const entries = this.#reader.list(folder);
    const files: string[] = [];
    const folders: string[] = [];
    for (const { name, kind } of isFailure(entries) ? [] : entries) {
      const isFolderEntry = kind === 'folder' || (kind === 'symlink' && this.isFolder(`${folder}/${name}`));
      (isFolderEntry ? folders : files).push(name);
    }
    const read = { files, folders };
    this.#entries.set(folder, read);
    return read;
  }
}

function wordsOf(name: string, configuration: Evaluation): readonly string[] {
  return splitWords(textOf(name, configuration));
}

function textOf(name: string, { store }: Evaluation): string {
  const value: PyValue = store.getVar(name);
  return typeof value === 'string' ? value : '';
}
