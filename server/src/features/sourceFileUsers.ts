/** Which recipes and appends take a file of their layer in, such as a patch: they name it in SRC_URI, `file://fix.patch`. */
import { LineIndex } from '../base/lineIndex';
import type { SlicedWork } from '../base/pacer';
import { type Span, span } from '../base/span';
import { baseName, folderOf, isBelow } from '../project/paths';
import type { IndexedFile, Snapshot, SourceFile } from '../project/snapshot';
import { wordsIn } from '../syntax/bitbake/expansions';
import { nameParts } from '../syntax/bitbake/text';
import { contextAt } from './context/contextAt';
import type { FilePlaces } from './uses/filePlaces';
import type { TreeReader } from './uses/projectUses';

/** Where recipes name the file that lies at a path. */
export function* usersOfSourceFile(
  snapshot: Snapshot,
  read: TreeReader,
  path: string,
): SlicedWork<readonly FilePlaces[]> {
  return yield* entriesNaming(snapshot, read, baseName(path), (name, file) => {
    if (!path.endsWith(`/${name}`)) return false;
    return readersOf(snapshot, file).some((reader) => mayFind(snapshot, reader, path));
  });
}

/** Where recipes name the same file as the entry of SRC_URI at the offset; nothing where it is no `file://` entry. */
export function* sourceFileReferences(
  snapshot: Snapshot,
  read: TreeReader,
  { path, tree }: SourceFile,
  offset: number,
): SlicedWork<readonly FilePlaces[]> {
  const context = contextAt(tree, offset);
  if (context?.kind !== 'value' || context.owner.base !== 'SRC_URI') return [];
  const entry = entryIn(tree.text, context.span);
  const asking = snapshot.file(path);
  if (!entry || !asking) return [];
  const folders = foldersOf(snapshot, asking);
  return yield* entriesNaming(
    snapshot,
    read,
    baseName(entry.name),
    (name, file) => name === entry.name && foldersOf(snapshot, file).some((folder) => folders.includes(folder)),
  );
}

function* entriesNaming(
  snapshot: Snapshot,
  read: TreeReader,
  fileName: string,
  isMeant: (name: string, file: IndexedFile) => boolean,
): SlicedWork<readonly FilePlaces[]> {
  const found: FilePlaces[] = [];
  for (const file of snapshot.filesMentioning(fileName)) {
    const spans = entriesOf(read, file).flatMap((entry) => (isMeant(entry.name, file) ? [entry.span] : []));
    const text = spans.length > 0 ? read(file.path)?.text : undefined;
    if (text !== undefined) found.push({ path: file.path, lines: new LineIndex(text), spans });
    yield;
  }
  return found;
}

interface Entry {
  /** The path below one of the folders in which BitBake looks. */
  readonly name: string;
  readonly span: Span;
}

/** The `file://` entries of a file, those of names that hold an expansion left out. */
function entriesOf(read: TreeReader, { path, dialect }: IndexedFile): readonly Entry[] {
  const tree = dialect === 'conf' ? undefined : read(path);
  if (!tree) return [];
  return tree.statements.flatMap((statement, index) => {
    if (statement.kind !== 'assign' || statement.flag) return [];
    const start = tree.starts[index] ?? 0;
    const name = tree.text.slice(start + statement.name.start, start + statement.name.end);
    if (nameParts(name).base !== 'SRC_URI') return [];
    const words = wordsIn(tree.text, start + statement.value.start, start + statement.value.end);
    return words.flatMap((word) => entryIn(tree.text, word) ?? []);
  });
}

function entryIn(text: string, word: Span): Entry | undefined {
  if (!text.startsWith(fetcher, word.start)) return undefined;
  const options = text.indexOf(';', word.start);
  const end = options === -1 || options > word.end ? word.end : options;
  const name = text.slice(word.start + fetcher.length, end);
  return name === '' || name.includes('$') ? undefined : { name, span: span(word.start, end) };
}

const fetcher = 'file://';

/** BitBake looks beside the recipe, and beside an append that adds its folder to FILESEXTRAPATHS. */
function readersOf(snapshot: Snapshot, file: IndexedFile): readonly IndexedFile[] {
  return file.dialect === 'append' ? [file, ...snapshot.recipesOf(file.path)] : snapshot.recipesReading(file.path);
}

function foldersOf(snapshot: Snapshot, file: IndexedFile): readonly string[] {
  return readersOf(snapshot, file).map(({ path }) => folderOf(path));
}

/** Whether the file lies where the recipe looks: below its folder, but not in the folder of another version. */
function mayFind(snapshot: Snapshot, { path: recipePath, name, version }: IndexedFile, path: string): boolean {
  const folder = folderOf(recipePath);
  if (!isBelow(path, folder)) return false;
  const first = path.slice(folder.length + 1).split('/')[0] ?? '';
  const others = snapshot.recipesNamed(name).filter((other) => other.version !== version);
  return !others.some((other) => first === `${name}-${other.version}`);
}
