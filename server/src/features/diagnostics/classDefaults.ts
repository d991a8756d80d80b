/** The values that a class gives variables by itself, whatever recipe inherits it. */
import { type Span, shifted } from '../../base/span';
import { datastoreCallsIn } from '../../syntax/bitbake/datastoreCalls';
import { locatedAssignments } from '../../syntax/bitbake/locatedAssignments';
import { assignedText } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

export interface ClassDefault {
  readonly text: string;
  /** Where the value is written. */
  readonly span: Span;
}

const given: ReadonlySet<string> = new Set(['=', '?=', '??=', ':=']);

/** Those that the class assigns once, as a plain text, and changes nowhere: by variable. An empty one is there for recipes to fill in. */
export function constantDefaults(tree: SyntaxTree): ReadonlyMap<string, ClassDefault> {
  const defaults = new Map<string, ClassDefault>();
  const unclear = new Set(namesChangedByCode(tree));
  for (const { statement, start, name, parts } of locatedAssignments(tree)) {
    if (statement.flag) continue;
    const text = assignedText(tree, start, statement);
    const isPlain = name === parts.base && given.has(statement.operator) && text.trim() !== '' && !text.includes('$');
    if (!isPlain || defaults.has(parts.base)) unclear.add(parts.base);
    else defaults.set(parts.base, { text, span: shifted(statement.value, start) });
  }
  for (const name of unclear) defaults.delete(name);
  return defaults;
}

function namesChangedByCode({ text }: SyntaxTree): readonly string[] {
  return datastoreCallsIn(text, 0, text.length).flatMap(({ access, name }) =>
    access === 'write' ? [text.slice(name.start, name.end)] : [],
  );
}
