/** What a POSIX shell, and Python's `shlex`, make of the text of a command. */

/** The words of the text, without the quotes; undefined where a quotation or an escape is not ended. */
export function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (isBlank(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === '\\') {
      if (++at >= text.length) return undefined;
      word = (word ?? '') + text.charAt(at);
    } else if (character === "'" || character === '"') {
      const end = quotationEnd(text, at);
      if (end === -1) return undefined;
      word = (word ?? '') + quoted(text.slice(at + 1, end), character);
      at = end;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** The first character outside of quotes that ends a command, redirects it or begins a comment: the text is no list of words. */
export function shellOperatorIn(text: string): string | undefined {
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') {
      at++;
    } else if (character === "'" || character === '"') {
      const end = quotationEnd(text, at);
      if (end === -1) return undefined;
      at = end;
    } else if (operators.has(character) || (character === '#' && (at === 0 || isBlank(text.charAt(at - 1))))) {
      return character;
    }
  }
  return undefined;
}

/**
 * Whether the text, put between double quotes as in `[ -n "TEXT" ]`, is more than one word: its own double quotes end the quotation, and
 * a blank between them separates words.
 */
export function breaksQuotation(text: string): boolean {
  return partsBetweenDoubleQuotes(text).some((part, index) => index % 2 === 1 && /\s/.test(part));
}

/** The text cut at each double quote that no backslash stands before: every second part is outside of a quotation around the whole. */
function partsBetweenDoubleQuotes(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '"') {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** Where the quotation that begins at `start` ends; -1 if it does not. */
function quotationEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  if (quote === "'") return text.indexOf(quote, start + 1);
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return at;
    if (character === '\\') at++;
  }
  return -1;
}

/** In double quotes a backslash escapes itself and the quote. */
function quoted(content: string, quote: string): string {
  return quote === '"' ? content.replace(/\\(["\\])/g, '$1') : content;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

const operators: ReadonlySet<string> = new Set([';', '&', '|', '<', '>', '(', ')']);
