/** Findings tied to the statements that they stand in: they go along with these while other lines are edited, and go with them. */
import { type Span, shifted } from '../../base/span';
import type { FindingFix } from '../../rules/finding';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import type { Diagnostic } from './diagnostic';

export interface AnchoredFinding {
  readonly finding: Diagnostic;
  readonly span: Anchored;
  /** Where each edit of the fix is, in their order. */
  readonly edits: readonly Anchored[];
}

interface Anchored {
  readonly statement: Statement;
  /** Counted from the start of the statement. */
  readonly span: Span;
}

/** `findings` are in the offsets of the tree's text. */
export function anchored(tree: SyntaxTree, findings: readonly Diagnostic[]): readonly AnchoredFinding[] {
  return findings.flatMap((finding) => {
    const span = anchoredSpan(tree, finding.span, undefined);
    if (!span) return [];
    const edits = (finding.fix?.edits ?? []).map((edit) => anchoredSpan(tree, edit.span, span.statement));
    const known = edits.filter((edit) => edit !== undefined);
    const isWhole = known.length === edits.length;
    return [{ finding: isWhole ? finding : { ...finding, fix: undefined }, span, edits: isWhole ? known : [] }];
  });
}

/** The findings whose statements are still there, in the offsets of the newer tree. */
export function placedIn(tree: SyntaxTree, findings: readonly AnchoredFinding[]): readonly Diagnostic[] {
  if (findings.length === 0) return [];
  const starts = new Map(tree.statements.map((statement, index) => [statement, tree.starts[index] ?? 0]));
  const placed = ({ statement, span }: Anchored): Span | undefined => {
    const start = starts.get(statement);
    return start === undefined ? undefined : shifted(span, start);
  };
  return findings.flatMap(({ finding, span, edits }) => {
    const here = placed(span);
    return here ? [{ ...finding, span: here, fix: finding.fix && placedFix(finding.fix, edits.map(placed)) }] : [];
  });
}

/** None where one of its places is gone. */
function placedFix(fix: FindingFix, spans: readonly (Span | undefined)[]): FindingFix | undefined {
  const edits = fix.edits.flatMap(({ text }, index) => {
    const span = spans[index];
    return span ? [{ span, text }] : [];
  });
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined;
}

/** What stands at the end of the preferred statement belongs to it rather than to the next one. */
function anchoredSpan(tree: SyntaxTree, span: Span, preferred: Statement | undefined): Anchored | undefined {
  const { statements, starts } = tree;
  let index = statementAt(starts, statements.length, span.start);
  if (preferred && statements[index - 1] === preferred && starts[index] === span.start) index--;
  const statement = statements[index];
  return statement && { statement, span: shifted(span, -(starts[index] ?? 0)) };
}

/** The last statement that begins at an offset or before it. */
function statementAt(starts: Int32Array, count: number, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
