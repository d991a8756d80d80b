/** What the layers themselves say of a variable that the knowledge has no entry for. */
import type { Snapshot } from '../../project/snapshot';
import { assignedText, flagName, partText } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import type { ValueSource } from '../context/valuesHere';
import type { TreeReader } from '../uses/projectUses';
import { commentAbove } from './commentAbove';
import { plainWords } from './markdown';

/** `NAME[doc]`, in the file or where the configuration and the recipe set it; else the comment above the variable's default. */
export function ownWords(
  snapshot: Snapshot,
  base: string,
  tree: SyntaxTree,
  values: ValueSource,
  read: TreeReader,
): string {
  const documented =
    docFlag(tree, base) ?? values()?.metadata.flags(base).get('doc') ?? commentOf(snapshot, base, read);
  return plainWords(documented);
}

/** Undefined where the file has none that is plain text. */
function docFlag(tree: SyntaxTree, base: string): string | undefined {
  for (const [index, statement] of tree.statements.entries()) {
    const start = tree.starts[index] ?? 0;
    if (statement.kind !== 'assign' || !statement.flag || flagName(tree, start, statement) !== 'doc') continue;
    if (partText(tree, start, statement.name, statement) !== base) continue;
    const text = assignedText(tree, start, statement);
    if (!text.includes('${')) return text;
  }
  return undefined;
}

/** What stands above the weakest assignment, which is where a class or a configuration file offers the variable. */
function commentOf(snapshot: Snapshot, base: string, read: TreeReader): string {
  const places = snapshot.assignmentsOf(base).filter(({ flag, name }) => flag === undefined && name === base);
  const place =
    ['??=', '?='].map((weak) => places.find(({ operator }) => operator === weak)).find(Boolean) ?? places[0];
  const tree = place && read(place.path);
  return tree ? commentAbove(tree, place.span.start) : '';
}
