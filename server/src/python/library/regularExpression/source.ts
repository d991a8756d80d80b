/** A pattern on its way through the parser: one character at a time, an escaped one together with its backslash. */

/** What Python raises as `re.error`; `position` is an offset into the pattern. */
export class RegexError extends Error {
  constructor(
    /** Without the position. */
    readonly reason: string,
    readonly position: number | null,
  ) {
    super(position === null ? reason : `${reason} at position ${position}`);
  }
}

export class PatternSource {
  /** The next character, with what follows if it is a backslash; `undefined` at the end. */
  next: string | undefined;
  private end = 0;

  constructor(readonly text: string) {
    this.read();
  }

  /** The offset of the next character. */
  get position(): number {
    return this.end - (this.next?.length ?? 0);
  }

  take(): string | undefined {
    const taken = this.next;
    this.read();
    return taken;
  }

  takeIf(character: string): boolean {
    if (this.next !== character) return false;
    this.read();
    return true;
  }

  /** Up to `count` characters that the test accepts. */
  takeWhile(count: number, test: (character: string) => boolean): string {
    let taken = '';
    while (taken.length < count && this.next !== undefined && test(this.next)) {
      taken += this.next;
      this.read();
    }
    return taken;
  }

  /** What stands before the terminator, which is taken too. `what` names it in the error for an empty or unterminated one. */
  takeUntil(terminator: string, what: string): string {
    let taken = '';
    for (;;) {
      const character = this.take();
      if (character === undefined) {
        throw taken === ''
          ? this.error(`missing ${what}`)
          : this.error(`missing ${terminator}, unterminated name`, taken.length);
      }
      if (character === terminator) {
        if (taken === '') throw this.error(`missing ${what}`, 1);
        return taken;
      }
      taken += character;
    }
  }

  seek(position: number): void {
    this.end = position;
    this.read();
  }

  /** An error that stands `back` units before the next character. */
  error(reason: string, back = 0): RegexError {
    return new RegexError(reason, this.position - back);
  }

  private read(): void {
    const character = this.text[this.end];
    if (character === undefined) {
      this.next = undefined;
      return;
    }
    if (character !== '\\') {
      this.end++;
      this.next = character;
      return;
    }
    const escaped = this.text[this.end + 1];
    if (escaped === undefined) throw new RegexError('bad escape (end of pattern)', this.text.length - 1);
    this.end += 2;
    this.next = character + escaped;
  }
}

export const isDecimalDigit = (character: string): boolean =>
  character.length === 1 && character >= '0' && character <= '9';
export const isOctalDigit = (character: string): boolean =>
  character.length === 1 && character >= '0' && character <= '7';
export const isHexDigit = (character: string): boolean => character.length === 1 && /[0-9a-fA-F]/.test(character);
export const isAsciiLetter = (character: string): boolean => /^[A-Za-z]$/.test(character);
export const isIdentifier = (name: string): boolean => /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name);

/** As Python's `repr` gives a short text in the messages about names. */
export function quoted(name: string): string {
  return name.includes("'") && !name.includes('"') ? `"${name}"` : `'${name.replaceAll("'", "\\'")}'`;
}
