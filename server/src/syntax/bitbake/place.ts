/** Turns offsets of the matched text into spans of a statement, which count from the statement's start. */
import type { Span } from '../../base/span';
import { type LogicalLine, physicalEnd, physicalStart } from './logicalLine';

export interface Place {
  /** The text the patterns are matched against, and where in it the statement begins and ends. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The number of physical lines less one. */
  readonly lastLine: number;
  span(start: number, end: number): Span;
}

/** A statement on one physical line, matched where it stands in the source. */
export class OneLine implements Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly lastLine = 0;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  span(start: number, end: number): Span {
    return { start: start - this.start, end: end - this.start };
  }
}

/** A statement that backslashes continue, matched in the joined text. */
export class JoinedLines implements Place {
  readonly #line: LogicalLine;
  readonly #origin: number;
  readonly start = 0;

  constructor(line: LogicalLine, origin: number) {
    this.#line = line;
    this.#origin = origin;
  }

  get text(): string {
    return this.#line.text;
  }

  get end(): number {
    return this.#line.text.length;
  }

  get lastLine(): number {
    return this.#line.lastLine;
  }

  span(start: number, end: number): Span {
    const from = physicalStart(this.#line, start) - this.#origin;
    return { start: from, end: end > start ? physicalEnd(this.#line, end) - this.#origin : from };
  }
}
