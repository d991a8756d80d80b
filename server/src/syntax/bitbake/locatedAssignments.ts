/** The assignments of a file with their names taken apart, for those who look at many of them. */
import { assignedText, definedName, type NameParts, nameParts } from './text';
import type { Assignment, SyntaxTree } from './tree';

export interface LocatedAssignment {
  readonly statement: Assignment;
  /** The offset at which the statement starts; its spans count from here. */
  readonly start: number;
  /** As written, without continuations and without the flag; of a file in the syntax of before Yocto 3.4 as it is written today. */
  readonly name: string;
  readonly parts: NameParts;
}

/** What stands before an operation and its overrides in names: an underscore before Yocto 3.4. */
export type OverrideMark = ':' | '_';

/** In the order of the text. */
export function locatedAssignments(tree: SyntaxTree, mark: OverrideMark = ':'): readonly LocatedAssignment[] {
  const found: LocatedAssignment[] = [];
  for (let index = 0; index < tree.statements.length; index++) {
    const statement = tree.statements[index];
    if (statement?.kind !== 'assign') continue;
    const start = tree.starts[index] ?? 0;
    const written = definedName(tree, start, statement) ?? '';
    const name = mark === ':' ? written : withColons(written);
    found.push({ statement, start, name, parts: nameParts(name) });
  }
  return found;
}

/** `FOO:append:bar` for `FOO_append_bar`: BitBake saw an operation only before the end, or before what has no upper-case letter. */
function withColons(name: string): string {
  return name.replace(/_(append|prepend|remove)(?:_([^A-Z]+))?$/, (_, operation: string, override?: string) =>
    override === undefined ? `:${operation}` : `:${operation}:${override}`,
  );
}

/** A text, or that of the variable of the same file which it names: `${ROLE}` where the file says `ROLE = "agent"`. */
export function referredText(tree: SyntaxTree, assignments: readonly LocatedAssignment[], written: string): string {
  const reference = /^\$\{(\w+)\}$/.exec(written)?.[1];
  const source = assignments.findLast(({ name, statement }) => name === reference && !statement.flag);
  return source ? assignedText(tree, source.start, source.statement).trim() : written;
}
