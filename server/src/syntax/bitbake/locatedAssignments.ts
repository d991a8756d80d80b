/** The assignments of a file with their names taken apart, for those who look at many of them. */
import { definedName, type NameParts, nameParts } from './text';
import type { Assignment, SyntaxTree } from './tree';

export interface LocatedAssignment {
  readonly statement: Assignment;
  /** The offset at which the statement starts; its spans count from here. */
  readonly start: number;
  /** As written, without continuations and without the flag. */
  readonly name: string;
  readonly parts: NameParts;
}

/** In the order of the text. */
export function locatedAssignments(tree: SyntaxTree): readonly LocatedAssignment[] {
  const found: LocatedAssignment[] = [];
  for (let index = 0; index < tree.statements.length; index++) {
    const statement = tree.statements[index];
    if (statement?.kind !== 'assign') continue;
    const start = tree.starts[index] ?? 0;
    const name = definedName(tree, start, statement) ?? '';
    found.push({ statement, start, name, parts: nameParts(name) });
  }
  return found;
}
