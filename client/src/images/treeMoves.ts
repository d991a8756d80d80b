/** Where keys lead to in a tree of files, from one of its rows. */
import type { FileTree } from './fileTree';
import { baseName } from './fileWords';

type Rows = Pick<FileTree, 'row' | 'rowCount'>;

/** The row of the folder that a row is in; the row itself at the root. */
export function parentRow({ row }: Rows, from: number): number {
  const level = row(from)?.level ?? 1;
  for (let above = from - 1; above >= 0; above -= 1) if ((row(above)?.level ?? 1) < level) return above;
  return from;
}

/** The first row whose name begins with the small letters of `typed`, from `from` on and around the end; undefined where there is none. */
export function rowNamed({ row, rowCount }: Rows, typed: string, from: number): number | undefined {
  const count = rowCount();
  for (let step = 0; step < count; step += 1) {
    const index = (from + step) % count;
    const name = baseName(row(index)?.file?.path ?? '').toLowerCase();
    if (name.startsWith(typed)) return index;
  }
  return undefined;
}
