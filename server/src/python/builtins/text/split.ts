/** Splitting text at separators and line ends. */

/** At most `limit` times. */
export function splitAt(text: string, separator: string, limit: number): string[] {
  if (limit === Number.POSITIVE_INFINITY) return text.split(separator);
  const parts: string[] = [];
  let at = 0;
  while (parts.length < limit) {
    const found = text.indexOf(separator, at);
    if (found < 0) break;
    parts.push(text.slice(at, found));
    at = found + separator.length;
  }
  parts.push(text.slice(at));
  return parts;
}

export function splitAtFromEnd(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let end = text.length;
  while (parts.length < limit && end >= separator.length) {
    const found = text.lastIndexOf(separator, end - separator.length);
    if (found < 0) break;
    parts.push(text.slice(found + separator.length, end));
    end = found;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

export function splitLines(text: string, keepsEnds: boolean): string[] {
  const lines: string[] = [];
  let at = 0;
  for (const match of text.matchAll(LINE_END)) {
    lines.push(text.slice(at, keepsEnds ? match.index + match[0].length : match.index));
    at = match.index + match[0].length;
  }
  if (at < text.length) lines.push(text.slice(at));
  return lines;
}
