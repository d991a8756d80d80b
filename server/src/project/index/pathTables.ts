/** What follows from the paths of the files alone: recipes by name, appends, classes. */
import { baseName, isBelow } from '../paths';
import type { Layer } from '../snapshot';
import { appliesTo } from './appendPattern';
import type { FileRecord, Records } from './fileRecord';
import { compareVersions } from './versionOrder';

export interface PathTables {
  /** Paths of recipes by PN, the layer of the highest priority first, then the newest version. */
  readonly recipes: ReadonlyMap<string, readonly string[]>;
  recipesOfLayer(layer: Layer): readonly string[];
  appendsOf(recipePath: string): readonly string[];
  recipesOf(appendPath: string): readonly string[];
}

/** BitBake looks for a recipe's classes in the first two; the configuration inherits from the last. */
const CLASS_FOLDERS = ['classes-recipe', 'classes', 'classes-global'];

/** Of the files of an index, all its recipes and appends among them. */
export function pathTables(records: Iterable<FileRecord>): PathTables {
  const recipes: FileRecord[] = [];
  const appends: FileRecord[] = [];
  for (const record of records) {
    if (!record.isCollected) continue;
    if (record.dialect === 'recipe') recipes.push(record);
    else if (record.dialect === 'append') appends.push(record);
  }
  appends.sort((first, second) => priorityOf(first) - priorityOf(second) || comparePaths(first, second));
  const namesByLayer = recipeNamesByLayer(recipes);
  return {
    recipes: recipesByName(recipes),
    recipesOfLayer: (layer) => namesByLayer.get(layer) ?? [],
    appendsOf: (recipePath) => {
      const name = baseName(recipePath);
      return pathsOf(appends.filter((append) => appliesTo(baseName(append.path), name)));
    },
    recipesOf: (appendPath) => {
      const name = baseName(appendPath);
      return pathsOf(recipes.filter((recipe) => appliesTo(name, baseName(recipe.path))));
    },
  };
}

/** The files of a class: those of the folders that BitBake looks into first, in front. */
export function classFiles(
  name: string,
  searchPath: readonly string[],
  records: Pick<Records, 'has'>,
): readonly string[] {
  return classFolders(searchPath)
    .map((folder) => `${folder}/${name}.bbclass`)
    .filter((path) => records.has(path));
}

function recipesByName(recipes: readonly FileRecord[]): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, FileRecord[]>();
  for (const recipe of recipes) {
    const name = recipe.name;
    const same = byName.get(name);
    if (same) same.push(recipe);
    else byName.set(name, [recipe]);
  }
  const sorted = [...byName].map(([name, same]) => {
    if (same.length > 1) same.sort(byPriorityAndVersion);
    return [name, pathsOf(same)] as const;
  });
  return new Map(sorted);
}

function recipeNamesByLayer(recipes: readonly FileRecord[]): ReadonlyMap<Layer | undefined, readonly string[]> {
  const byLayer = new Map<Layer | undefined, string[]>();
  for (const { layer, name } of recipes) {
    const same = byLayer.get(layer);
    if (same) same.push(name);
    else byLayer.set(layer, [name]);
  }
  return byLayer;
}

function byPriorityAndVersion(first: FileRecord, second: FileRecord): number {
  return (
    priorityOf(second) - priorityOf(first) ||
    compareVersions(second.version ?? '', first.version ?? '') ||
    comparePaths(first, second)
  );
}

/** A class is named by its path below a folder of classes on BBPATH; one that lies elsewhere is none. */
export function classNames(records: Iterable<FileRecord>, searchPath: readonly string[]): readonly string[] {
  const classes = [...records].filter(({ dialect }) => dialect === 'class');
  const names = new Set<string>();
  for (const folder of classFolders(searchPath)) {
    for (const { path } of classes) {
      if (isBelow(path, folder)) names.add(path.slice(folder.length + 1, -'.bbclass'.length));
    }
  }
  return [...names];
}

function classFolders(searchPath: readonly string[]): readonly string[] {
  return CLASS_FOLDERS.flatMap((classFolder) => searchPath.map((entry) => `${entry}/${classFolder}`));
}

function priorityOf(record: FileRecord): number {
  return record.layer?.priority ?? 0;
}

function comparePaths(first: FileRecord, second: FileRecord): number {
  return first.path < second.path ? -1 : 1;
}

function pathsOf(records: readonly FileRecord[]): readonly string[] {
  return records.map(({ path }) => path);
}
