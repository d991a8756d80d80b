/** The configuration files of runtimes that a recipe installs: those that its functions write, and those that it names. */
import type { ConfigFile } from '../formats/configFile';
import { configFileAt } from '../formats/configFileAt';
import { canBeConfigFile } from '../formats/formatOf';
import { isNamedIn } from '../formats/recipeUses';
import { writtenFiles } from '../formats/writtenFiles';
import { folderOf } from '../project/paths';
import type { Snapshot } from '../project/snapshot';
import { dialectOf } from '../syntax/bitbake/dialect';
import { parse } from '../syntax/bitbake/parse';

/** So many files of a recipe are looked at. */
const maxFiles = 40;

const known = new WeakMap<Snapshot, Map<string, readonly ConfigFile[]>>();

/** Those of one `.bb`, `.bbappend` or `.inc` file, in the order of their paths; what it includes is not looked at. */
export function configFilesOf(recipePath: string, snapshot: Snapshot): readonly ConfigFile[] {
  let ofSnapshot = known.get(snapshot);
  if (!ofSnapshot) {
    ofSnapshot = new Map();
    known.set(snapshot, ofSnapshot);
  }
  let found = ofSnapshot.get(recipePath);
  if (!found) {
    found = foundIn(recipePath, snapshot);
    ofSnapshot.set(recipePath, found);
  }
  return found;
}

function foundIn(recipePath: string, snapshot: Snapshot): readonly ConfigFile[] {
  const text = snapshot.textOf(recipePath);
  const dialect = dialectOf(recipePath);
  if (text === undefined || dialect === undefined) return [];
  const written = writtenFiles(parse(text, dialect), recipePath).map(({ file }) => file);
  const names = text.replace(/^[ \t]*#.*$/gm, '');
  const lying = filesBeside(folderOf(recipePath), snapshot, canBeConfigFile)
    .filter((path) => isNamedIn(names, path.slice(path.lastIndexOf('/') + 1)))
    .flatMap((path) => configFileAt(path, snapshot.textOf(path) ?? '', snapshot) ?? []);
  return [...written, ...lying];
}

/** The paths below a recipe's folder that are wanted: in it, in `files/`, in those of its name, and one below for drop-ins. */
export function filesBeside(
  folder: string,
  snapshot: Snapshot,
  isWanted: (path: string) => boolean,
  depth = 2,
): readonly string[] {
  const entries = [...snapshot.folder(folder)].sort((first, second) => (first.name < second.name ? -1 : 1));
  const files = entries.filter(({ kind, name }) => kind === 'file' && isWanted(`${folder}/${name}`));
  const folders = depth === 0 ? [] : entries.filter(({ kind }) => kind !== 'file').slice(0, maxFiles);
  return [
    ...files.map(({ name }) => `${folder}/${name}`),
    ...folders.flatMap(({ name }) => filesBeside(`${folder}/${name}`, snapshot, isWanted, depth - 1)),
  ].slice(0, maxFiles);
}

/** The others that the recipes which install a file install as well. */
export function configFilesBeside(file: ConfigFile, snapshot: Snapshot): readonly ConfigFile[] {
  return file.uses.recipes
    .slice(0, maxRecipes)
    .flatMap((recipe) => configFilesOf(recipe, snapshot))
    .filter(({ path, text }) => path !== file.path || text !== file.text);
}

const maxRecipes = 5;

/** Whether all that a recipe installs goes into the package of its name. */
export function hasOnePackage(paths: readonly string[], snapshot: Snapshot): boolean {
  return paths.every((path) => {
    const text = snapshot.textOf(path);
    return (
      text !== undefined &&
      !/^(?:PACKAGES|PACKAGE_BEFORE_PN|FILES[:_]\$\{PN\}-)|^inherit\b.*\bcni_networking\b/m.test(text)
    );
  });
}
