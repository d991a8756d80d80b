/** Which recipes make what other recipes and images name, and who names them: what of it the files say in plain words. */
import type { MentionKind, NamedHow } from '../snapshot';
import type { FileRecord, Records } from './fileRecord';
import { variantBase } from './mentions';
import { beginningsOf } from './packagePattern';

/** What the tables are made from. */
export interface RecipeSources {
  readonly records: Records;
  readonly recipePaths: ReadonlyMap<string, readonly string[]>;
  /** The recipes that read a file: itself, those that it appends to, or that inherit or include it. */
  recipesReading(path: string): readonly string[];
  /** The files that set a variable of that very name, overrides and all. */
  filesSetting(name: string): readonly string[];
}

export interface NamedRecipe {
  readonly how: NamedHow;
  /** At least one, the one that BitBake would rather take first. */
  readonly paths: readonly string[];
}

export interface RecipeTables {
  namedBy(word: string): NamedRecipe | undefined;
  /** The name that all recipes have that a word names; undefined if they have several. */
  nameBehind(word: string): string | undefined;
  /** As `RecipeSources` gives them, each file looked at once. */
  recipesReading(path: string): readonly string[];
}

export function recipeTables(sources: RecipeSources): RecipeTables {
  const made = lazy(() => madeNames(sources));
  const reading = remembered((path: string) => sources.recipesReading(path));
  const namedBy = remembered((word: string): NamedRecipe | undefined => {
    const paths = sources.recipePaths.get(word);
    if (paths) return { how: 'recipe', paths };
    return (
      madeName(word) ?? variant(word) ?? beginning(word) ?? recipesOf(sources.filesSetting(`FILES:${word}`), 'package')
    );
  });

  function madeName(word: string): NamedRecipe | undefined {
    const { provided, packages, beginnings } = made();
    const exact = recipesOf(provided.get(word), 'provided') ?? recipesOf(packages.get(word), 'package');
    if (exact) return exact;
    const own = beginning(word);
    const isOwn = own && ownPackages.has(word.slice(nameOf(own).length));
    if (isOwn) return { how: 'package', paths: own.paths };
    const dynamic = beginnings.filter(({ text }) => word.startsWith(text));
    const longest = Math.max(...dynamic.map(({ text }) => text.length));
    // A recipe whose own name says more of the word makes it.
    if (own && nameOf(own).length >= longest) return undefined;
    return recipesOf(
      dynamic.filter(({ text }) => text.length === longest).map(({ path }) => path),
      'package',
    );
  }

  function recipesOf(files: readonly string[] | undefined, how: NamedHow): NamedRecipe | undefined {
    const paths = new Set(files?.flatMap(reading));
    return paths.size === 0 ? undefined : { how, paths: [...paths] };
  }

  function variant(word: string): NamedRecipe | undefined {
    const base = variantBase(word);
    const found = base === undefined ? undefined : namedBy(base);
    return found && { how: found.how === 'recipe' ? 'variant' : found.how, paths: found.paths };
  }

  function beginning(word: string): NamedRecipe | undefined {
    for (let end = word.lastIndexOf('-'); end > 0; end = word.lastIndexOf('-', end - 1)) {
      const paths = sources.recipePaths.get(word.slice(0, end));
      if (paths) return { how: 'beginning', paths };
    }
    return undefined;
  }

  function nameOf({ paths }: NamedRecipe): string {
    return sources.records.get(paths[0] ?? '')?.name ?? '';
  }

  const nameBehind = remembered((word: string): string | undefined => {
    const paths = namedBy(word)?.paths ?? [];
    const [name, ...others] = new Set(paths.map((path) => sources.records.get(path)?.name));
    return others.length === 0 ? name : undefined;
  });

  return { namedBy, nameBehind, recipesReading: reading };
}

/** Endings of the packages that BitBake makes of every recipe. */
const ownPackages: ReadonlySet<string> = new Set([
  '-dbg',
  '-dev',
  '-doc',
  '-lic',
  '-locale',
  '-ptest',
  '-src',
  '-staticdev',
]);

interface MadeNames {
  /** The files by the names that they provide, and by the packages that they list. */
  readonly provided: ReadonlyMap<string, readonly string[]>;
  readonly packages: ReadonlyMap<string, readonly string[]>;
  readonly beginnings: readonly { readonly text: string; readonly path: string }[];
}

function madeNames({ records }: RecipeSources): MadeNames {
  const provided = new Map<string, string[]>();
  const packages = new Map<string, string[]>();
  const beginnings: { text: string; path: string }[] = [];
  for (const record of records.values()) {
    if (!record.isCollected || record.dialect === 'conf') continue;
    const { path } = record;
    for (const name of namesIn(record, 'provides')) add(provided, name, path);
    for (const name of namesIn(record, 'packages')) add(packages, name, path);
    for (const pattern of namesIn(record, 'packagePatterns')) {
      for (const text of beginningsOf(pattern)) beginnings.push({ text, path });
    }
  }
  return { provided, packages, beginnings };
}

/** A package whose name holds `${PN}` in a file of several recipes begins with the name of each. */
function namesIn(record: FileRecord, kind: MentionKind): readonly string[] {
  return record.mentioned(kind).flatMap(({ name }) => (name === '' || name.includes('$') ? [] : name));
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function lazy<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** A function that remembers what it gave: as much as there are words and files in the project. */
function remembered<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Value;
    const value = work(text);
    known.set(text, value);
    return value;
  };
}
