/** Says a message of BitBake in one line: what went wrong, without the places and preambles in front of it. */

/** Where the point of a long message stands, the most telling first; group 1 is the point. */
const points: readonly RegExp[] = [
  /ParseError (?:at [^\n]*?:\d+|in configuration [^\n:]*): ([^\n]+)/,
  /^Exception: ([^\n]+)/m,
  /^(SyntaxError: [^\n]+)/m,
  /^(\S+ was skipped: [^\n]+)/m,
  /(Failure expanding variable [^\n]+)/,
];

const preambles: readonly RegExp[] = [
  // `FILE: `, and after it `FILE:LINE ` again.
  /^\/[^\n]*?\.(?:bbappend|bbclass|bb|inc|conf): (?:\/[^\n]*?\.(?:bbappend|bbclass|bb|inc|conf):\d+ )?/,
  // `app-1.0-r0 do_compile: `; the task stays.
  /^\S+ (?=do_\w+: )/,
];

/** The point of the message; of one that is not known to have another, its first line. */
export function summaryOfMessage(message: string): string {
  for (const point of points) {
    const found = point.exec(message)?.[1];
    if (found !== undefined) return found.trim();
  }
  const firstLine = message.slice(0, Math.max(message.indexOf('\n'), 0)) || message;
  return preambles.reduce((text, preamble) => text.replace(preamble, ''), firstLine).trim();
}
