/** What the names of files mean: classes and included files. Undefined where there is no such file. */
import { describe } from '../../knowledge/describe';
import { classNamed } from '../../knowledge/knowledge';
import type { IndexedFile, Snapshot } from '../../project/snapshot';
import type { TreeReader } from '../uses/projectUses';
import { commentAtTop } from './commentAbove';
import { joined, plainWords } from './markdown';
import { listed, namesLine } from './nameLists';
import { fileLink } from './placeLinks';

/** Of a class that the knowledge has no entry for, its file tells what it is. */
export function describeClass(snapshot: Snapshot, name: string, read: TreeReader): string | undefined {
  const entry = classNamed(name);
  const files = snapshot.classFiles(name);
  if (!entry && files.length === 0) return undefined;
  return joined([
    entry ? describe(entry, snapshot.release?.name) : ownWordsOf(snapshot, name, files[0] ?? '', read),
    ...files.map((path) => fileLink(snapshot, path)),
  ]);
}

function ownWordsOf(snapshot: Snapshot, name: string, path: string, read: TreeReader): string {
  const tree = read(path);
  const file = snapshot.file(path);
  return joined([`**\`${name}\`** · class`, tree ? plainWords(commentAtTop(tree)) : '', file ? contents(file) : '']);
}

function contents({ inherits, assignments, functions }: IndexedFile): string {
  const defaults = assignments.filter(({ operator, flag }) => flag === undefined && weakOperators.has(operator));
  const names = (places: readonly { readonly name: string }[]): string[] => [
    ...new Set(places.map(({ name }) => name)),
  ];
  return listed([
    namesLine('Inherits', [...new Set(inherits)]),
    namesLine('Gives a default to', names(defaults)),
    namesLine('Defines', names(functions)),
  ]);
}

const weakOperators: ReadonlySet<string> = new Set(['?=', '??=']);

export function describeInclude(snapshot: Snapshot, fromPath: string, target: string): string | undefined {
  const path = snapshot.resolveInclude(fromPath, target);
  return path && joined([`**\`${target}\`** · file`, fileLink(snapshot, path)]);
}
