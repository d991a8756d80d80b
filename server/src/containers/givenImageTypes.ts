/** The image types that a recipe asks for by itself, without an evaluation of it. */
import type { IndexedFile, Snapshot } from '../project/snapshot';
import { locatedAssignments } from '../syntax/bitbake/locatedAssignments';
import { assignedText, splitWords } from '../syntax/bitbake/text';
import type { SyntaxTree } from '../syntax/bitbake/tree';

/** Undefined unless the recipe sets IMAGE_FSTYPES once and for all, in plain words, and no append is there that could add to them. */
export function givenImageTypes(
  snapshot: Snapshot,
  { path, includes }: IndexedFile,
  treeOf: (path: string) => SyntaxTree | undefined,
): readonly string[] | undefined {
  const tree = treeOf(path);
  if (!tree || includes.length > 0 || snapshot.appendsOf(path).length > 0) return undefined;
  const assigned = locatedAssignments(tree).filter(({ parts }) => parts.base === 'IMAGE_FSTYPES');
  const [only, ...others] = assigned;
  if (!only || others.length > 0 || only.name !== 'IMAGE_FSTYPES' || only.statement.operator !== '=') return undefined;
  const text = assignedText(tree, only.start, only.statement);
  return text.includes('$') ? undefined : splitWords(text);
}
