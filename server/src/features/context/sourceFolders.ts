/** Where BitBake looks for the files that a recipe brings along, `file://x`, and what lies there. */
import { baseName, folderOf, normalized } from '../../project/paths';
import type { IndexedFile, Snapshot } from '../../project/snapshot';
import { assignedAt } from './assignedAt';
import type { Question } from './question';

/** The folders of FILESPATH, as far as the layers' files tell; some may not exist. Those of FILESEXTRAPATHS come first. */
export function sourceFolders(question: Pick<Question, 'snapshot' | 'from'>): readonly string[] {
  const { snapshot, from } = question;
  const own = snapshot.file(from.path);
  const recipes =
    own?.dialect === 'append'
      ? snapshot.recipesOf(from.path)
      : own?.dialect === 'include'
        ? snapshot.filesIncluding(from.path)
        : [];
  const files = [...(own ? [own] : []), ...recipes];
  const extra = files
    .flatMap((file) => [file, ...snapshot.appendsOf(file.path)])
    .flatMap((file) => extraFolders(snapshot, file));
  return [...new Set([...extra, ...files.flatMap(usualFolders)])];
}

/** Those that base.bbclass gives every recipe. */
function usualFolders({ path, name, version }: IndexedFile): readonly string[] {
  const folder = folderOf(path);
  const names = [...(version ? [`${name}-${version}`] : []), name, withoutVariant(name), 'files'];
  return names.map((each) => `${folder}/${each}`);
}

/** BPN: the name without what the variants of a recipe add. */
function withoutVariant(name: string): string {
  return name.replace(/^nativesdk-/, '').replace(/-(?:native|cross|initial|intermediate|crosssdk|cross-canadian)$/, '');
}

function extraFolders(snapshot: Snapshot, file: IndexedFile): readonly string[] {
  const set = file.assignments.filter(({ name }) => name.startsWith('FILESEXTRAPATHS'));
  return set.flatMap((place) => {
    const folders = (assignedAt(snapshot, place) ?? '').split(':').map((each) => withNames(each, file));
    return folders.filter((folder) => folder.startsWith('/') && !folder.includes('$')).map(normalized);
  });
}

function withNames(folder: string, { path, name, version }: IndexedFile): string {
  return folder
    .replaceAll('${THISDIR}', folderOf(path))
    .replaceAll('${FILE_DIRNAME}', folderOf(path))
    .replaceAll('${PN}', name)
    .replaceAll('${BPN}', withoutVariant(name))
    .replaceAll('${BP}', `${withoutVariant(name)}-${version ?? ''}`)
    .replaceAll('${PV}', version ?? '');
}

export interface SourceEntry {
  /** As an address names it, below the folder: `conf/app.service`. */
  readonly name: string;
  readonly path: string;
  readonly isFolder: boolean;
}

const maxEntries = 1000;
const maxDepth = 4;

/** The files and folders below the folders, those of the first folder first; of very many only the first. */
export function* sourceEntries(snapshot: Snapshot, folders: readonly string[]): Iterable<SourceEntry> {
  let left = maxEntries;
  const open = folders.map((path) => ({ path, prefix: '', depth: 0 })).reverse();
  for (let next = open.pop(); next && left > 0; next = open.pop()) {
    const entries = snapshot.folder(next.path).toSorted((first, second) => (first.name < second.name ? -1 : 1));
    for (const { name, kind } of entries) {
      if (left-- <= 0) return;
      const path = `${next.path}/${name}`;
      const isFolder = kind === 'folder';
      yield { name: next.prefix + name, path, isFolder };
      if (isFolder && next.depth < maxDepth)
        open.push({ path, prefix: `${next.prefix}${name}/`, depth: next.depth + 1 });
    }
  }
}

/** The file of that name that BitBake would take; one in the folder of an override, such as a machine's, if there is no other. */
export function sourceFile(snapshot: Snapshot, folders: readonly string[], name: string): SourceEntry | undefined {
  let inOverride: SourceEntry | undefined;
  for (const entry of sourceEntries(snapshot, folders)) {
    if (entry.name === name) return entry;
    const slash = entry.name.indexOf('/');
    if (!inOverride && slash !== -1 && entry.name.slice(slash + 1) === name) inOverride = entry;
  }
  return inOverride;
}

/** The files with one of the endings, each by its base name. */
export function* sourceFilesEnding(
  snapshot: Snapshot,
  folders: readonly string[],
  endings: readonly string[],
): Iterable<SourceEntry> {
  for (const entry of sourceEntries(snapshot, folders)) {
    if (!entry.isFolder && endings.some((ending) => entry.name.endsWith(ending))) {
      yield { ...entry, name: baseName(entry.name) };
    }
  }
}
