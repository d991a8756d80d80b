import { compareReleases } from '../../knowledge/release';
import { baseName, folderOf, joined, normalized } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import { sourceAddress } from '../../syntax/bitbake/sourceAddress';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const missingSourceFile: RecipeRule = {
  id: 'missing-source-file',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A `file://` entry of SRC_URI that lies in none of the folders in which BitBake looks.',
  why: 'BitBake looks for the file in the folders of FILESPATH: beside the recipe in those that are named after it or `files`, and in those that an append adds to FILESEXTRAPATHS. Where none has it, `do_fetch` stops. From kirkstone on it takes no patterns with `*`.',
  bad: { 'recipes/app.bb': ['LICENSE = "MIT"', 'SRC_URI = "file://app.service"'] },
  good: {
    'recipes/app.bb': ['LICENSE = "MIT"', 'SRC_URI = "file://app.service"'],
    'recipes/files/app.service': ['[Service]', 'ExecStart=/usr/bin/app'],
  },
  check(recipe) {
    if (recipe.isSkipped || !isInPlace(recipe) || !recipe.runs('do_fetch')) return [];
    if (!recipe.hasCore && !recipe.isSelfContained) return [];
    const files = localFiles(recipe);
    const folders = files.length > 0 ? searchedFolders(recipe) : undefined;
    if (!folders) return [];
    return files.flatMap(({ word, name }): PlacedFinding[] => {
      const isPattern = name.includes('*');
      if (isPattern ? !refusesPatterns(recipe) : isFound(recipe.snapshot, folders, name)) return [];
      const place = recipe.placeOfWord('SRC_URI', word);
      if (!place) return [];
      return [{ place, message: isPattern ? patternMessage(name) : message(recipe, name, folderOf(place.path)) }];
    });
  },
};

/** A recipe in no layer, or one that is not saved yet, may still be put beside its files. */
function isInPlace({ path, snapshot }: EvaluatedRecipe): boolean {
  return snapshot.layerOf(normalized(path)) !== undefined && snapshot.isFile(path);
}

interface LocalFile {
  /** The whole entry. */
  readonly word: string;
  /** The path that is looked for. */
  readonly name: string;
}

/** An absolute path is one of the machine that builds. */
function localFiles(recipe: EvaluatedRecipe): readonly LocalFile[] {
  const words = new Set(recipe.words('SRC_URI')?.filter((word) => word.startsWith('file://')));
  return [...words].flatMap((word) => {
    const location = sourceAddress(word)?.location ?? '';
    const name = unquoted(location);
    return name === '' || name.startsWith('/') ? [] : [{ word, name }];
  });
}

function refusesPatterns({ release }: EvaluatedRecipe): boolean {
  return compareReleases(release, 'kirkstone') >= 0;
}

function patternMessage(name: string): string {
  return `BitBake takes no patterns such as \`${name}\` any more, and stops. Put the files into a folder and name that.`;
}

/** Undefined where they are not all known. */
function searchedFolders(recipe: EvaluatedRecipe): readonly string[] | undefined {
  // base.bbclass puts FILESEXTRAPATHS before the others; where it is not at hand, that is still to be done.
  const extra = recipe.flag('do_build', 'task') === '' ? recipe.text('FILESEXTRAPATHS') : '';
  const usual = recipe.hasCore ? recipe.text('FILESPATH') : usualFolders(recipe);
  if (extra === undefined || !usual) return undefined;
  const folders = `${extra}:${usual}`.split(':').filter((folder) => folder !== '' && folder !== '__default');
  return folders.every((folder) => !folder.includes('${')) ? folders.map(normalized) : undefined;
}

/** Without a core layer nobody takes the ending off the name of a recipe for the build machine, which its folder has not. */
function usualFolders(recipe: EvaluatedRecipe): string | undefined {
  const usual = recipe.text('FILESPATH');
  const plainName = recipe.name.replace(/-(?:native|cross)$|^nativesdk-/, '');
  if (!usual || plainName === recipe.name) return usual;
  const names = [plainName, `${plainName}-${recipe.text('PV') ?? ''}`];
  return [usual, ...names.map((name) => `${folderOf(recipe.path)}/${name}`)].join(':');
}

/** Whether BitBake finds it, or would for another machine or distro, whose name a folder has. The usual case costs the least. */
function isFound(snapshot: Snapshot, folders: readonly string[], name: string): boolean {
  const paths = folders.map((folder) => joined(folder, name).replace(/\/$/, ''));
  if (paths.some((path) => snapshot.isFile(path)) || paths.some((path) => snapshot.folder(path).length > 0))
    return true;
  return folders.some((folder) =>
    snapshot.folder(folder).some(({ kind, name: below }) => {
      const path = `${folder}/${below}/${name}`;
      return kind !== 'file' && (snapshot.isFile(path) || snapshot.folder(path).length > 0);
    }),
  );
}

function message(recipe: EvaluatedRecipe, name: string, folder: string): string {
  const found = fileBelow(recipe.snapshot, folder, baseName(name), maxDepth);
  const stops = `\`${name}\` is in none of the folders in which BitBake looks, and \`do_fetch\` stops.`;
  const extra = recipe.metadata.unexpanded('FILESEXTRAPATHS') ?? '';
  if (found !== undefined && extra.includes('${THISDIR}')) {
    return `${stops} \`\${THISDIR}\` is worked out too late in FILESEXTRAPATHS, and is the folder of the recipe then: assign with \`:=\`.`;
  }
  if (found === undefined) return `${stops} Put it into \`files\` beside the recipe.`;
  const where = `It lies in \`${found.slice(folder.length + 1)}\``;
  if (recipe.path.startsWith(`${folder}/`))
    return `${stops} ${where}: put it into \`files\`, or write its path below that.`;
  return `${stops} ${where}: add its folder with \`FILESEXTRAPATHS:prepend := "\${THISDIR}/...:"\`.`;
}

const maxDepth = 3;

/** The first file of that name in a folder or below it. */
function fileBelow(snapshot: Snapshot, folder: string, name: string, depth: number): string | undefined {
  const entries = snapshot.folder(folder);
  if (entries.some((entry) => entry.kind === 'file' && entry.name === name)) return `${folder}/${name}`;
  if (depth === 0) return undefined;
  for (const entry of entries) {
    const found = entry.kind === 'folder' ? fileBelow(snapshot, `${folder}/${entry.name}`, name, depth - 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** BitBake takes `%20` for a blank. */
function unquoted(location: string): string {
  try {
    return decodeURIComponent(location);
  } catch {
    return location;
  }
}
