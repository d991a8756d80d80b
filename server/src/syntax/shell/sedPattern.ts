/** What the patterns of sed say of the lines that they match, as far as that is a plain text. */

export interface SedPattern {
  /** Whether what it matches begins with its line, and whether it goes on to the end of it. */
  readonly isFromStart: boolean;
  readonly isToEnd: boolean;
  /** What it matches: one of several texts where blanks and marks of comments are optional; undefined where it says less. */
  readonly literal: string | undefined;
  /** The same of its groups. */
  readonly groups: readonly (string | undefined)[];
}

interface Group {
  readonly index: number;
  readonly start: number;
  readonly unknownCount: number;
}

/** `pattern` is without its delimiters; extended ones group with `(` instead of `\(`. */
export function sedPattern(pattern: string, isExtended: boolean): SedPattern {
  const groups: (string | undefined)[] = [];
  const open: Group[] = [];
  let literal = '';
  let unknownCount = 0;
  let isToEnd = false;
  const isFromStart = pattern.startsWith('^');
  for (let at = isFromStart ? 1 : 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    if (isRestOfLine(rest)) {
      isToEnd = true;
      if (rest.startsWith('.*')) unknownCount++;
    }
    const atom = atomAt(rest, isExtended);
    const quantifier = quantifierAt(pattern.slice(at + atom.length), isExtended);
    at += atom.length + quantifier.length;
    if (atom.kind === 'open') open.push({ index: groups.push(undefined) - 1, start: literal.length, unknownCount });
    else if (atom.kind === 'close') {
      const group = open.pop();
      if (group && group.unknownCount === unknownCount && quantifier === '')
        groups[group.index] = literal.slice(group.start);
    } else if (atom.kind === 'unknown') unknownCount += isToEnd ? 0 : 1;
    else if (atom.kind === 'blank') literal += ' ';
    else if (quantifier === '' || quantifier.endsWith('+')) literal += atom.text;
    else if (atom.text === '.' || /\d/.test(quantifier)) unknownCount += isToEnd ? 0 : 1;
  }
  const isKnown = unknownCount === (isToEnd && /\.\*(?:\\?\))*\$?$/.test(pattern) ? 1 : 0);
  return { isFromStart, isToEnd, literal: isKnown ? literal : undefined, groups };
}

/** `.*` or `$` at the end, also where groups close behind. */
function isRestOfLine(rest: string): boolean {
  return /^(?:\.\*(?:\\?\))*\$?|\$)$/.test(rest);
}

interface Atom {
  readonly kind: 'literal' | 'blank' | 'unknown' | 'open' | 'close' | 'nothing';
  readonly text: string;
  readonly length: number;
}

function atomAt(rest: string, isExtended: boolean): Atom {
  const [first = ''] = rest;
  const made = (kind: Atom['kind'], length: number, text = ''): Atom => ({ kind, text, length });
  if (first === '[') return bracketAt(rest);
  if (rest === '$') return made('nothing', 1);
  if (first !== '\\') {
    if (isExtended && first === '(') return made('open', 1);
    if (isExtended && first === ')') return made('close', 1);
    if (isExtended && first === '|') return made('unknown', 1);
    return first === ' ' || first === '\t' ? made('blank', 1) : made('literal', 1, first);
  }
  const second = rest.charAt(1);
  if (!isExtended && second === '(') return made('open', 2);
  if (!isExtended && second === ')') return made('close', 2);
  if (second === 's') return made('blank', 2);
  if (/[b<>]/.test(second)) return made('nothing', 2);
  const isLiteral = second === ' ' || /[^\w\s|{}+?]/.test(second) || (isExtended && /[|{}+?]/.test(second));
  return isLiteral ? made('literal', 2, second) : made('unknown', 2);
}

/** `[ \t]`, `[[:space:]]`, `[.]`; of any other, no one character is meant. */
function bracketAt(rest: string): Atom {
  const written = /^\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/.exec(rest)?.[0];
  if (written === undefined) return { kind: 'unknown', text: '', length: 1 };
  const content = written.slice(1, -1);
  const { length } = written;
  if (/^(?:[ \t]|\\t|\[:(?:space|blank):\])+$/.test(content)) return { kind: 'blank', text: '', length };
  return content.length === 1 ? { kind: 'literal', text: content, length } : { kind: 'unknown', text: '', length };
}

function quantifierAt(rest: string, isExtended: boolean): string {
  const pattern = isExtended ? /^(?:[*+?]|\{[\d,]*\})/ : /^(?:\*|\\[+?]|\\\{[\d,]*\\\})/;
  return pattern.exec(rest)?.[0] ?? '';
}
