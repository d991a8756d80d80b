/**
 * The comments that suppress findings: `# metavirt: ignore rule-id[, rule-id...] -- why` above the statement that it holds for, and
 * `# metavirt: ignore-file rule-id[, rule-id...] -- why` in front of all else in the file.
 */
import type { Span } from '../../base/span';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

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
  const { text, statements, starts } = tree;
  if (!text.includes('metavirt:')) return [];
  const found: SuppressionComment[] = [];
  let waiting: CommentLine[] = [];
  let isHead = true;
  for (const [index, { kind }] of statements.entries()) {
    const statement = { start: starts[index] ?? 0, end: starts[index + 1] ?? text.length };
    if (kind !== 'comment' && kind !== 'blank') {
      found.push(...waiting.map((line) => targeted(line, statement, text, isHead)));
      waiting = [];
      isHead = false;
    }
    // The comments between a `def` and the next statement are part of its body, as BitBake reads it.
    if (kind === 'comment') waiting.push(...commentLines(text, statement));
    else if (kind === 'def') waiting.push(...commentLines(text, lastComments(text, statement)));
  }
  return [...found, ...waiting.map((line) => targeted(line, undefined, text, isHead))];
}

type CommentLine = Omit<SuppressionComment, 'target'>;

function targeted(comment: CommentLine, next: Span | undefined, text: string, isHead: boolean): SuppressionComment {
  if (comment.scope === 'statement') return { ...comment, target: next };
  return { ...comment, target: isHead ? { start: 0, end: text.length } : undefined };
}

/** The part at the end of a `def` that holds nothing but blank lines and comments in column 0. */
function lastComments(text: string, { start, end }: Span): Span {
  let from = end;
  while (from > start) {
    const lineStart = text.lastIndexOf('\n', from - 2) + 1;
    const isComment = text.charAt(lineStart) === '#' || text.slice(lineStart, from).trim() === '';
    if (!isComment || lineStart <= start) break;
    from = lineStart;
  }
  return { start: from, end };
}

function commentLines(text: string, { start, end }: Span): readonly CommentLine[] {
  const found: CommentLine[] = [];
  for (let lineStart = start; lineStart < end; ) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 || newline >= end ? end : newline + 1;
    const comment = readComment(text.slice(lineStart, lineEnd).trimEnd(), lineStart, lineEnd);
    if (comment) found.push(comment);
    lineStart = lineEnd;
  }
  return found;
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
