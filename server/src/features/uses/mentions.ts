/** Where certain names stand in a text as words of their own: a part of it that holds none cannot use them. */
import type { Span } from '../../base/span';
import { isAsciiWord } from '../../syntax/pythonCharacters';

export class Mentions {
  /** The offsets at which one of the names starts, in order. */
  readonly starts: readonly number[];

  constructor(text: string, names: readonly string[]) {
    const starts = names.flatMap((name) => startsOf(text, name));
    this.starts = names.length === 1 ? starts : starts.sort((first, second) => first - second);
  }

  /** Whether one of the names starts in the part. */
  isIn({ start, end }: Span): boolean {
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return (starts[low] ?? end) < end;
  }
}

function startsOf(text: string, name: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    if (isWhole(text, at, at + name.length)) starts.push(at);
  }
  return starts;
}

/** A letter beside the name makes it another one. */
function isWhole(text: string, start: number, end: number): boolean {
  const isGluedBefore = isAsciiWord(text.charCodeAt(start)) && isAsciiWord(text.charCodeAt(start - 1));
  const isGluedBehind = isAsciiWord(text.charCodeAt(end - 1)) && isAsciiWord(text.charCodeAt(end));
  return !isGluedBefore && !isGluedBehind;
}
