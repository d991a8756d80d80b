/** Parses an edited text again and keeps the statements that the edit did not touch. */
import { treeOf } from './parse';
import { source } from './source';
import { parseStatement } from './statement';
import type { Statement, SyntaxTree } from './tree';

/** A replacement of `[start, end)` of the old text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The tree of the text after an edit: equal to `parse` of that text, made from the old tree's statements where the edit
 * cannot have changed them.
 */
export function reparse(old: SyntaxTree, edit: TextEdit): SyntaxTree {
  const text = old.text.slice(0, edit.start) + edit.text + old.text.slice(edit.end);
  const from = source(text, old.dialect);
  const first = firstAffected(old, edit.start);
  const statements = old.statements.slice(0, first);
  const delta = edit.text.length - (edit.end - edit.start);
  let at = old.starts[first] ?? 0;
  let candidate = first;
  while (at < text.length) {
    // Past the edit, a statement boundary of both trees means that the rest is the same.
    if (at >= edit.start + edit.text.length) {
      while (candidate < old.statements.length && (old.starts[candidate] ?? 0) + delta < at) candidate++;
      if ((old.starts[candidate] ?? -1) + delta === at && (old.starts[candidate] ?? -1) >= edit.end) {
        return treeOf(text, old.dialect, statements.concat(old.statements.slice(candidate)));
      }
    }
    const statement = parseStatement(from, at);
    statements.push(statement);
    at += statement.length;
  }
  return treeOf(text, old.dialect, statements);
}

/**
 * The first statement that an edit at `offset` can change: where a statement ends depends on the line after it, and for a
 * broken one on all that follows.
 */
function firstAffected(old: SyntaxTree, offset: number): number {
  let holder = 0;
  let high = old.statements.length - 1;
  while (holder < high) {
    const middle = (holder + high + 1) >> 1;
    if ((old.starts[middle] ?? 0) < offset) holder = middle;
    else high = middle - 1;
  }
  const broken = old.statements.findIndex(looksAhead);
  const before = Math.max(0, holder - 1);
  return broken === -1 ? before : Math.min(before, broken);
}

function looksAhead(statement: Statement): boolean {
  return statement.kind === 'unparsed' || (statement.kind === 'func' && !statement.closed);
}
