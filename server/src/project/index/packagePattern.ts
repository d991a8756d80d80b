/** What a pattern of PACKAGES_DYNAMIC says of the names it takes. */

/**
 * The texts with which all names begin that the pattern takes: BitBake matches it at a name's start and lets the rest be. Only patterns as
 * layers write them are understood: plain text, one choice such as `(udev|nss)`, then anything; others give nothing.
 */
export function beginningsOf(pattern: string): readonly string[] {
  const text = pattern.startsWith('^') ? pattern.slice(1) : pattern;
  const plain = plainBeginning(text);
  const rest = text.slice(plain.length);
  if (isAnything(rest)) return plain === '' ? [] : [rest.startsWith('*') ? plain.slice(0, -1) : plain];
  const close = rest.indexOf(')');
  if (!rest.startsWith('(') || close === -1 || !isAnything(rest.slice(close + 1))) return [];
  const choices = rest.slice(1, close).split('|');
  return choices.every((choice) => plainBeginning(choice) === choice) ? choices.map((choice) => plain + choice) : [];
}

/** `.` is taken for itself where no `*` or `+` follows: `gstreamer1.0-` has one in its name. */
function plainBeginning(text: string): string {
  let end = 0;
  while (end < text.length && isPlain(text, end)) end++;
  return text.slice(0, end);
}

function isPlain(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (character === '.') return text.charAt(at + 1) !== '*' && text.charAt(at + 1) !== '+';
  if (character === '+') return text.charAt(at - 1) === '+' || text.charAt(at + 1) === '+';
  return /[A-Za-z0-9_-]/.test(character);
}

const endings: ReadonlySet<string> = new Set(['', '$', '.*', '.*$', '.+', '.+$', '*', '*$', '(.*)']);

function isAnything(rest: string): boolean {
  return endings.has(rest);
}
