/**
 * The comments that suppress findings: `# metavirt: ignore rule-id[, rule-id...] -- why` above the statement that it holds for, and
 * `# metavirt: ignore-file rule-id[, rule-id...] -- why` in front of all else in the file.
 */
import type { Span } from '../../base/span';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';

export interface SuppressionComment {
  readonly scope: 'statement' | 'file';
  /** The comment without its line end. */
  readonly span: Span;
  /** With its line end. */
  readonly line: Span;
  /** Separated by commas, as they are written. */
  readonly entries: readonly SuppressionEntry[];
  readonly hasReason: boolean;
  /** The text that it holds for; undefined where no statement follows, or one stands above a comment for the whole file. */
  readonly target: Span | undefined;
}

/** What stands between two commas; more words than one are a mistake. */
export interface SuppressionEntry {
  readonly id: string;
  readonly span: Span;
  /** The words behind the id. */
  readonly surplus: Span | undefined;
}

/** All of a file, in its order. */
export function suppressionComments(tree: SyntaxTree): readonly SuppressionComment[] {
  const { text } = tree;
  const found: SuppressionComment[] = [];
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) {
    const start = text.lastIndexOf('\n', at) + 1;
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    const comment = readComment(text.slice(start, end).trimEnd(), start, end);
    const index = statementAt(tree, start);
    if (!comment || !isCommentIn(tree, index, end)) continue;
    found.push({ ...comment, target: targetOf(comment, tree, index) });
    // The rest of the line is read already.
    at = end - mark.length;
  }
  return found;
}

/**
 * Those of a file in which a line that begins with `#` is a comment, as in TOML, units and LXC's configuration. Each holds for the next line
 * that is neither blank nor a comment.
 */
export function lineSuppressionComments(text: string): readonly SuppressionComment[] {
  if (!text.includes(mark)) return [];
  const lines = [...text.matchAll(/[^\n]*(?:\n|$)/g)].map(({ 0: line, index }) => ({ line, start: index }));
  const isCode = ({ line }: { line: string }): boolean => line.trim() !== '' && !line.trimStart().startsWith('#');
  return lines.flatMap(({ line, start }, index) => {
    const written = line.trim();
    const comment = readComment(written, start + line.indexOf(written), start + line.length);
    if (!comment) return [];
    const below = lines.slice(index + 1).find(isCode);
    const isHead = !lines.slice(0, index).some(isCode);
    const next = below && { start: below.start, end: below.start + below.line.length };
    const file = isHead ? { start: 0, end: text.length } : undefined;
    return [{ ...comment, line: { ...comment.line, start }, target: comment.scope === 'file' ? file : next }];
  });
}

const mark = 'metavirt:';

type CommentLine = Omit<SuppressionComment, 'target'>;

/** The index of the statement that holds an offset. */
function statementAt({ starts, statements }: SyntaxTree, offset: number): number {
  let low = 0;
  let high = statements.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether a line that looks like a comment is one. Between a `def` and the next statement BitBake takes it for a part of the function. */
function isCommentIn({ text, starts, statements }: SyntaxTree, index: number, lineEnd: number): boolean {
  const kind = statements[index]?.kind;
  if (kind !== 'def') return kind === 'comment';
  return isCommentsOnly(text, lineEnd, starts[index + 1] ?? text.length);
}

/** Whether lines are blank or comments in column 0. */
function isCommentsOnly(text: string, start: number, end: number): boolean {
  const lines = text.slice(start, end).split('\n');
  return lines.every((line) => line.startsWith('#') || line.trim() === '');
}

function targetOf({ scope }: CommentLine, { text, starts, statements }: SyntaxTree, index: number): Span | undefined {
  const isCode = ({ kind }: Statement): boolean => kind !== 'comment' && kind !== 'blank';
  if (scope === 'file') {
    const isHead = statements[index]?.kind === 'comment' && !statements.slice(0, index).some(isCode);
    return isHead ? { start: 0, end: text.length } : undefined;
  }
  let next = index + 1;
  for (let statement = statements[next]; statement && !isCode(statement); statement = statements[next]) next++;
  return next < statements.length ? { start: starts[next] ?? 0, end: starts[next + 1] ?? text.length } : undefined;
}

const opening = /^#[ \t]*metavirt:[ \t]*(ignore-file|ignore)(?![\w-])/;

/** Undefined for a comment of another kind. */
function readComment(written: string, start: number, lineEnd: number): CommentLine | undefined {
  const [head, word] = opening.exec(written) ?? [];
  if (head === undefined) return undefined;
  const reasonStart = reasonIn(written, head.length);
  return {
    scope: word === 'ignore-file' ? 'file' : 'statement',
    span: { start, end: start + written.length },
    line: { start, end: lineEnd },
    entries: entriesIn(written.slice(0, reasonStart), head.length, start),
    hasReason: written.slice(reasonStart).replace('--', '').trim() !== '',
  };
}

/** Where the dashes before the reason stand, or the end. */
function reasonIn(written: string, from: number): number {
  const dashes = /(?:^|[ \t])--(?=[ \t]|$)/.exec(written.slice(from));
  return dashes ? from + dashes.index : written.length;
}

function entriesIn(written: string, from: number, start: number): readonly SuppressionEntry[] {
  const found: SuppressionEntry[] = [];
  let at = from;
  for (const part of written.slice(from).split(',')) {
    const words = [...part.matchAll(/[^ \t]+/g)].map(({ 0: id, index }) => ({
      id,
      span: { start: start + at + index, end: start + at + index + id.length },
    }));
    const [first, second] = words;
    const last = words.at(-1);
    if (first) {
      const surplus = second && last && { start: second.span.start, end: last.span.end };
      found.push({ ...first, surplus });
    }
    at += part.length + 1;
  }
  return found;
}
