/** Decodes a file as BitBake's Python does: strictly, and with a byte order mark kept as a character. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  /** `line` is the zero-based line of the first byte that is no UTF-8. */
  | { readonly kind: 'invalid'; readonly line: number };

export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: 'invalid', line: firstInvalidLine(bytes) };
  }
}

/** The first line that does not decode: a newline byte never is part of a longer sequence. */
function firstInvalidLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return Math.max(0, line - 1);
}
