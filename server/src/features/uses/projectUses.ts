/** Finds the uses of names in all files of a project, of which it opens those that mention them. */
import { LineIndex } from '../../base/lineIndex';
import type { SlicedWork } from '../../base/pacer';
import type { Snapshot } from '../../project/snapshot';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { type Target, usesIn } from './fileUses';
import type { Use } from './use';

/**
 * Gives the newest tree of a file; undefined if it cannot be read. `reach` is given the text and answers with the offset from which on
 * no statement is needed.
 */
export type TreeReader = (path: string, reach?: (text: string) => number) => SyntaxTree | undefined;

export interface FileUses {
  readonly path: string;
  /** The lines of the text that the uses stand in, as far as the last of them. */
  readonly lines: LineIndex;
  /** At least one, in the order of the text. */
  readonly uses: readonly Use[];
}

/** The files in the order of their paths, whenever the index came to know them. */
export function* projectUses(
  snapshot: Snapshot,
  read: TreeReader,
  targets: readonly Target[],
): SlicedWork<readonly FileUses[]> {
  const found: FileUses[] = [];
  const reach = (text: string): number => lastMention(text, targets) + 1;
  for (const path of filesToOpen(snapshot, targets)) {
    const tree = read(path, reach);
    const uses = tree ? usesIn(tree, targets) : [];
    const last = uses.at(-1);
    if (tree && last) found.push({ path, lines: new LineIndex(throughLine(tree.text, last.span.end)), uses });
    yield;
  }
  return found;
}

/** The text as far as the end of the line that holds the offset: most names stand near the top of a file. */
function throughLine(text: string, offset: number): string {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text : text.slice(0, newline + 1);
}

/** Where the last of the names starts; a task can stand without `do_` behind these directives. */
function lastMention(text: string, targets: readonly Target[]): number {
  const names = targets.map(({ text: name }) => name);
  const hasTask = names.some((name) => name.startsWith('do_'));
  const words = hasTask ? [...names, 'addtask', 'deltask'] : names;
  return Math.max(...words.map((word) => text.lastIndexOf(word)));
}

function filesToOpen(snapshot: Snapshot, targets: readonly Target[]): readonly string[] {
  const mentions = targets.flatMap(({ text }) => {
    const short = text.startsWith('do_') ? text.slice('do_'.length) : undefined;
    return short === undefined ? [text] : [text, `addtask ${short}`, `deltask ${short}`];
  });
  const paths = mentions.flatMap((words) => snapshot.filesMentioning(words).map(({ path }) => path));
  return [...new Set(paths)].sort();
}
