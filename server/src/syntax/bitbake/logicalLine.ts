/** Joins the physical lines that trailing backslashes make one, each handler in its own way. */
import { contentEnd, nextLine, type Source } from './source';

const HASH = 0x23;
const BACKSLASH = 0x5c;

/** What stops BitBake while it joins lines. */
export type JoinDefect =
  /** A column-0 `#` line inside a continued statement: BBHandler stops with a fatal error. */
  | {
      readonly kind: 'comment-in-continuation';
      readonly start: number;
      readonly end: number;
      /** The start of the line after it. */
      readonly next: number;
      /** The comment, without a backslash at its end. */
      readonly comment: string;
      readonly line: number;
    }
  /** A comment ends in a backslash and the next line is no comment: both handlers stop with a fatal error. */
  | { readonly kind: 'comment-continued'; readonly backslash: number; readonly line: number }
  /** The file ends where a continuation should follow. */
  | { readonly kind: 'continuation-at-end'; readonly backslash: number; readonly line: number }
  /** A line of one backslash: BitBake crashes with an IndexError. */
  | { readonly kind: 'lone-backslash'; readonly start: number; readonly line: number };

export interface LogicalLine {
  /** What BitBake matches its patterns against. */
  readonly text: string;
  /** Where each joined piece starts in `text` and in the source. */
  readonly logicalStarts: readonly number[];
  readonly physicalStarts: readonly number[];
  /** The offset after the last physical line. */
  readonly next: number;
  /** The end of what was written on the last line, blanks left out. */
  readonly end: number;
  /** How many physical lines were joined, less one. */
  readonly lastLine: number;
  readonly defect: JoinDefect | undefined;
}

/** The logical line that starts at `at`, on a physical line known to end in a backslash. */
export function joinLines(from: Source, at: number): LogicalLine {
  return from.conf ? joinConf(from, at) : joinRecipe(from, at);
}

function joinRecipe(from: Source, at: number): LogicalLine {
  const { text } = from;
  const join = new Join(text);
  const isComment = text.charCodeAt(at) === HASH;
  let defect: JoinDefect | undefined;
  let start = at;
  for (let line = 0; ; line++) {
    const next = nextLine(from, start);
    const end = contentEnd(from, start, next);
    const opensComment = end > start && text.charCodeAt(start) === HASH;
    if (line > 0 && isComment && !opensComment) {
      return join.finish(start, join.lastEnd, line - 1, {
        kind: 'comment-continued',
        backslash: join.lastEnd,
        line: 0,
      });
    }
    const continues = end > start && text.charCodeAt(end - 1) === BACKSLASH;
    if (line > 0 && !isComment && opensComment) {
      const comment = text.slice(start, continues ? end - 1 : end).trimEnd();
      defect ??= { kind: 'comment-in-continuation', start, end, next, comment, line };
      if (next >= text.length) return join.finish(next, end, line, defect);
      // BitBake stops here; the author meant the comment to be skipped and the value to go on.
      start = next;
      continue;
    }
    if (line === 0 && continues && end - start === 1) defect = { kind: 'lone-backslash', start, line: 1 };
    join.add(start, continues ? end - 1 : end);
    if (!continues) return join.finish(next, end, line, defect);
    if (next >= text.length) {
      return join.finish(
        next,
        end,
        line,
        defect ?? { kind: 'continuation-at-end', backslash: end - 1, line: line + 1 },
      );
    }
    start = next;
  }
}

/** ConfHandler joins before it looks for comments, so only what the whole begins with counts. */
function joinConf(from: Source, at: number): LogicalLine {
  const { text } = from;
  const join = new Join(text);
  let next = nextLine(from, at);
  let end = contentEnd(from, at, next);
  join.add(at, end);
  for (let line = 1; join.endsWithBackslash; line++) {
    const start = next;
    const backslash = join.lastEnd - 1;
    const atEnd = start >= text.length;
    next = atEnd ? start : nextLine(from, start);
    const lineEnd = atEnd ? start : contentEnd(from, start, next);
    if (join.firstCode === HASH && (lineEnd === start || text.charCodeAt(start) !== HASH)) {
      return join.finish(start, end, line - 1, { kind: 'comment-continued', backslash, line: 0 });
    }
    join.dropBackslash();
    join.add(start, lineEnd);
    if (join.length === 0) return join.finish(next, end, line, { kind: 'lone-backslash', start: at, line });
    if (lineEnd > start) end = lineEnd;
    // At the end of the file BitBake goes on reading nothing: a line for each backslash that is left.
    if (atEnd && !join.endsWithBackslash) {
      return join.finish(next, end, line, { kind: 'continuation-at-end', backslash, line });
    }
    if (!join.endsWithBackslash) return join.finish(next, end, line, undefined);
  }
  return join.finish(next, end, 0, undefined);
}

/** The pieces joined so far; none is empty but the first of a line of one backslash. */
class Join {
  readonly #source: string;
  readonly #pieces: string[] = [];
  readonly #logicalStarts: number[] = [];
  readonly #physicalStarts: number[] = [];
  length = 0;
  /** The first character of the joined text, NaN while it is empty. */
  firstCode = Number.NaN;

  constructor(source: string) {
    this.#source = source;
  }

  /** The end in the source of what was joined so far. */
  get lastEnd(): number {
    return (this.#physicalStarts.at(-1) ?? 0) + (this.#pieces.at(-1)?.length ?? 0);
  }

  get endsWithBackslash(): boolean {
    return this.length > 0 && this.#source.charCodeAt(this.lastEnd - 1) === BACKSLASH;
  }

  add(start: number, end: number): void {
    if (start === end && this.#pieces.length > 0) return;
    if (this.length === 0 && end > start) this.firstCode = this.#source.charCodeAt(start);
    this.#pieces.push(this.#source.slice(start, end));
    this.#logicalStarts.push(this.length);
    this.#physicalStarts.push(start);
    this.length += end - start;
  }

  dropBackslash(): void {
    const last = (this.#pieces.pop() ?? '').slice(0, -1);
    this.length--;
    if (last !== '' || this.#pieces.length === 0) {
      this.#pieces.push(last);
      return;
    }
    this.#logicalStarts.pop();
    this.#physicalStarts.pop();
  }

  finish(next: number, end: number, lastLine: number, defect: JoinDefect | undefined): LogicalLine {
    return {
      text: this.#pieces.join(''),
      logicalStarts: this.#logicalStarts,
      physicalStarts: this.#physicalStarts,
      next,
      end,
      lastLine,
      defect,
    };
  }
}

/** The source offset at which the logical character `offset` stands. */
export function physicalStart(line: LogicalLine, offset: number): number {
  const piece = pieceOf(line, offset);
  return (line.physicalStarts[piece] ?? 0) + offset - (line.logicalStarts[piece] ?? 0);
}

/** The source offset after the logical character before `offset`. */
export function physicalEnd(line: LogicalLine, offset: number): number {
  return offset === 0 ? physicalStart(line, 0) : physicalStart(line, offset - 1) + 1;
}

function pieceOf(line: LogicalLine, offset: number): number {
  let low = 0;
  let high = line.logicalStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((line.logicalStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
