/** What the recipes around a file do with it, as far as a line of theirs tells. */
import { standardFolder } from '../knowledge/standardFolders';
import { baseName, folderOf, foldersUpwards } from '../project/paths';
import type { Snapshot } from '../project/snapshot';
import type { RecipeUses } from './configFile';
import { constantPaths, localPaths, withLocalPaths } from './recipeUses/localPaths';
import { filledTarget } from './recipeUses/templates';

/** A recipe folder holds a few files; of one with more, these. */
const recipeLimit = 40;

/** Between a recipe and its files lie few folders: `files/`, one of the recipe's name, one of a machine. */
const folderLimit = 5;

/** What is known of files in a snapshot: an edit of the file itself changes nothing of it. */
const known = new WeakMap<Snapshot, Map<string, RecipeUses>>();

/** What the recipes in the nearest folder upwards that has some do with a file. */
export function recipeUses(path: string, snapshot: Snapshot): RecipeUses {
  const ofSnapshot = known.get(snapshot) ?? new Map<string, RecipeUses>();
  known.set(snapshot, ofSnapshot);
  const uses = ofSnapshot.get(path) ?? usesIn(path, snapshot);
  if (ofSnapshot.size >= maxRemembered) ofSnapshot.clear();
  ofSnapshot.set(path, uses);
  return uses;
}

/** Those that are open, and some more. */
const maxRemembered = 100;

function usesIn(path: string, snapshot: Snapshot): RecipeUses {
  const name = baseName(path);
  const recipes = nearestRecipes(path, snapshot).slice(0, recipeLimit);
  const naming = recipes
    .map((recipe) => ({ recipe, text: withoutComments(snapshot.textOf(recipe) ?? '') }))
    .filter(({ text }) => isNamedIn(text, name));
  const targets = [...new Set(naming.flatMap(({ text }) => targetsIn(text, name)))];
  return {
    recipes: naming.map(({ recipe }) => recipe),
    texts: naming.map(({ text }) => text),
    targets,
    isLeftAlone: recipes.length > 0 && naming.length === 0,
  };
}

function nearestRecipes(path: string, snapshot: Snapshot): readonly string[] {
  for (const folder of foldersUpwards(folderOf(path)).slice(0, folderLimit)) {
    const entries = snapshot.folder(folder).filter(({ name }) => /\.(?:bb|bbappend|inc)$/.test(name));
    if (entries.length > 0) return entries.map(({ name }) => `${folder}/${name}`);
  }
  return [];
}

/** Whether a text names a file: not as the beginning or end of another name. */
export function isNamedIn(text: string, name: string): boolean {
  return indexOfName(text, name) !== -1;
}

function indexOfName(text: string, name: string): number {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isNamePart(text.charAt(at - 1)) && !isNamePart(text.charAt(at + name.length))) return at;
  }
  return -1;
}

function isNamePart(character: string): boolean {
  return /[\w.-]/.test(character);
}

function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}

function targetsIn(text: string, name: string): readonly string[] {
  const paths = new Map([...constantPaths(text), ...localPaths(text)]);
  const lines = text.replace(/\\\n/g, ' ').split('\n');
  return lines.flatMap((line) => {
    if (!isNamedIn(line, name)) return [];
    // cni_networking.bbclass installs what the variable lists.
    if (line.startsWith('CNI_NETWORKING_FILES')) return [`/etc/cni/net.d/${name}`];
    const copied = copiedBy(line);
    if (copied) return [targetPath(withLocalPaths(copied.target, paths), name)];
    const filled = filledTarget(line, (word) => isNamedIn(word, name));
    return filled === undefined ? [] : [pathOnTarget(withLocalPaths(filled, paths))];
  });
}

/** A line that puts files to another place, as it is written. */
function copiedBy(line: string): { readonly sources: readonly string[]; readonly target: string } | undefined {
  const words = line.trim().split(/[ \t]+/);
  const target = words.at(-1);
  const isCopied = words[0] === 'install' || words[0] === 'cp';
  return isCopied && target !== undefined && words.length > 2 ? { sources: words.slice(1, -1), target } : undefined;
}

/** The names of files that lines of a recipe put to a place, each with its path on the target. */
export function copiedFiles(text: string): readonly { readonly name: string; readonly target: string }[] {
  const lines = text.match(/^[ \t]*(?:install|cp)[ \t].*/gm) ?? [];
  return lines.flatMap((line) => {
    const copied = copiedBy(line);
    const names = copied?.sources.flatMap((source) => /(?:^|\/)([\w.+@-]+)["']?$/.exec(source)?.[1] ?? []) ?? [];
    return names.map((name) => ({ name, target: targetPath(copied?.target ?? '', name) }));
  });
}

/** `${D}${sysconfdir}/containers/` for a name: the path on the target. */
function targetPath(written: string, name: string): string {
  const path = pathOnTarget(written);
  const isFolder = path.endsWith('/') || !/\.[a-z]+$|\/config$/.test(path) || /\.d$/.test(path);
  return isFolder ? `${path.replace(/\/$/, '')}/${name}` : path;
}

const roots: ReadonlySet<string> = new Set(['D', 'IMAGE_ROOTFS']);

/** A path as a recipe writes it, with the folders that every recipe knows put in; other variables are left as they are. */
export function pathOnTarget(written: string): string {
  const unquoted = written.replace(/["'\\]/g, '');
  return unquoted
    .replace(/\$\{(\w+)\}/g, (all, variable: string) => (roots.has(variable) ? '' : (standardFolder(variable) ?? all)))
    .replace(/^\$D\b/, '')
    .replace(/\/{2,}/g, '/');
}
