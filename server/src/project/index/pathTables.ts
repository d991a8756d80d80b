/** What follows from the paths of the files alone: recipes by name, appends, classes. */
import { baseName, isBelow } from '../paths';
import type { Layer } from '../snapshot';
import { appliesTo } from './appendPattern';
import type { FileRecord } from './fileRecord';
import { compareVersions } from './versionOrder';

export interface PathTables {
  /** Paths of recipes by PN, the layer of the highest priority first, then the newest version. */
  readonly recipes: ReadonlyMap<string, readonly string[]>;
  recipesOfLayer(layer: Layer): readonly string[];
  readonly classes: ReadonlyMap<string, readonly string[]>;
  appendsOf(recipePath: string): readonly string[];
  recipesOf(appendPath: string): readonly string[];
}

/** BitBake looks for a recipe's classes in the first two; the configuration inherits from the last. */
const CLASS_FOLDERS = ['classes-recipe', 'classes', 'classes-global'];

export function pathTables(records: Iterable<FileRecord>, searchPath: readonly string[]): PathTables {
  const recipes: FileRecord[] = [];
  const appends: FileRecord[] = [];
  const classes: FileRecord[] = [];
  for (const record of records) {
    if (record.dialect === 'class') classes.push(record);
    else if (!record.isCollected) continue;
    else if (record.dialect === 'recipe') recipes.push(record);
    else if (record.dialect === 'append') appends.push(record);
  }
  appends.sort((first, second) => priorityOf(first) - priorityOf(second) || comparePaths(first, second));
  const namesByLayer = recipeNamesByLayer(recipes);
  return {
    recipes: recipesByName(recipes),
    recipesOfLayer: (layer) => namesByLayer.get(layer) ?? [],
    classes: classesByName(classes, searchPath),
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
function classesByName(
  classes: readonly FileRecord[],
  searchPath: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const classFolder of CLASS_FOLDERS) {
    for (const entry of searchPath) {
      const folder = `${entry}/${classFolder}`;
      for (const { path } of classes) {
        if (!isBelow(path, folder)) continue;
        const name = path.slice(folder.length + 1, -'.bbclass'.length);
        const same = byName.get(name);
        if (same) same.push(path);
        else byName.set(name, [path]);
      }
    }
  }
  return byName;
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
