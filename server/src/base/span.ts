/** A half-open range of UTF-16 offsets, as JavaScript counts them in a string. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The same range, moved by `delta` characters. */
export function shifted(range: Span, delta: number): Span {
  return { start: range.start + delta, end: range.end + delta };
}

/** Whether `offset` lies in the range or touches one of its ends, as a cursor does. */
export function touches(range: Span, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
