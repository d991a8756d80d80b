/** The files that the configuration in a recipe names: another that a function writes, or one that lies beside the recipe. */
import { LineIndex } from '../../base/lineIndex';
import { isMasked } from '../../formats/configFile';
import { writtenFiles } from '../../formats/writtenFiles';
import { baseName, folderOf } from '../../project/paths';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import { filesNamedIn } from './configLinks';
import type { DocumentLink } from './documentLink';

/** In no order. */
export function linksInWrittenFiles(snapshot: Snapshot, { path, tree }: SourceFile): readonly DocumentLink[] {
  const all = writtenFiles(tree, path);
  if (all.length === 0) return [];
  const lines = new LineIndex(tree.text);
  const writtenTo = (name: string): Target | undefined => {
    const written = all.find(({ file }) => baseName(file.path) === name);
    return written && { target: path, line: lines.lineOf(written.command.start) };
  };
  return all.flatMap((written) =>
    filesNamedIn(written.file).flatMap(({ name, span }) => {
      if (isMasked(written.file, span)) return [];
      const place = written.spanOf(span);
      const isAsWritten = tree.text.slice(place.start, place.end) === name;
      const target = isAsWritten ? (writtenTo(name) ?? lyingBeside(path, name, snapshot)) : undefined;
      return target ? [{ span: place, ...target }] : [];
    }),
  );
}

type Target = Omit<DocumentLink, 'span'>;

/** In the recipe's folder, or in one of those in it, such as `files`. */
function lyingBeside(path: string, name: string, snapshot: Snapshot): Target | undefined {
  const folder = folderOf(path);
  const below = snapshot.folder(folder).filter(({ kind }) => kind === 'folder');
  const folders = [...below.slice(0, maxFolders).map((entry) => `${folder}/${entry.name}`), folder];
  const target = folders.map((each) => `${each}/${name}`).find((each) => snapshot.isFile(each));
  return target === undefined ? undefined : { target };
}

/** A recipe's folder has few in it. */
const maxFolders = 20;
