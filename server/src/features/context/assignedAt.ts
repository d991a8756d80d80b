/** What an assignment that the index knows gives its variable. */
import type { AssignmentPlace, Snapshot } from '../../project/snapshot';
import { dialectByName } from '../../syntax/bitbake/dialect';
import { treeOf } from '../../syntax/bitbake/parse';
import { source } from '../../syntax/bitbake/source';
import { parseStatement } from '../../syntax/bitbake/statement';
import { assignedText } from '../../syntax/bitbake/text';

/** The text between the quotes, continuations joined; undefined where the file has changed since it was indexed, or cannot be read. */
export function assignedAt(snapshot: Snapshot, { path, span }: AssignmentPlace): string | undefined {
  const text = snapshot.textOf(path);
  if (text === undefined) return undefined;
  const start = text.lastIndexOf('\n', span.start) + 1;
  if (start >= text.length) return undefined;
  const dialect = dialectByName(path);
  const statement = parseStatement(source(text, dialect), start);
  if (statement.kind !== 'assign' || start + statement.name.start !== span.start) return undefined;
  return assignedText(treeOf(text, dialect, []), start, statement);
}
