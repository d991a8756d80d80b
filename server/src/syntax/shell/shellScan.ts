/**
 * Goes through shell code once and tells the words that name a command, programs and functions that are called, also within `$(...)`; and
 * the first quote, parenthesis or block that is never closed, or closed without having been opened.
 */
import { type Span, span } from '../../base/span';
import { expansionsIn } from '../bitbake/expansions';
import { isAsciiWord, isPythonSpace } from '../pythonCharacters';
import { afterHereDocument, hereDocumentDelimiter } from './commandLines';

/** What the next word is. The value of `NAME=value` ends at a blank, and a command may follow; the pattern of a `case` ends at its `)`. */
type Expected = 'command' | 'argument' | 'value' | 'pattern';

/** An open parenthesis, backquote or double quote. */
interface Open {
  readonly closing: string;
  readonly span: Span;
  /** What is expected behind it. */
  readonly after: Expected;
}

/** A word that opens a block. */
interface Block {
  readonly closing: BlockEnd;
  readonly span: Span;
  /** How many parentheses and quotes were open before it. */
  readonly depth: number;
}

export type BlockEnd = 'fi' | 'done' | 'esac' | '}';

export interface ShellFault {
  readonly kind: 'unclosed' | 'unopened' | 'unknown';
  /** What is never closed, what closes nothing, or what BitBake's parser does not know. */
  readonly span: Span;
  /** What is missing behind it. */
  readonly closing?: string;
}

export interface ScannedShell {
  /** The plain words in the place of a command, in order. */
  readonly words: readonly Span[];
  /** The first fault; undefined where there is none, and where the code is not understood well enough to tell. */
  readonly fault: ShellFault | undefined;
}

const blockEnds: Readonly<Record<string, BlockEnd | undefined>> = {
  if: 'fi',
  for: 'done',
  while: 'done',
  until: 'done',
  select: 'done',
  '{': '}',
};

/** After these words another command follows. */
const wordsBeforeCommands = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', 'time', '!', '{']);

/** Words of the shell itself that stand where a command can, without one after them. */
const otherReservedWords = new Set(['for', 'select', 'function', 'fi', 'done', '}']);

/** Goes through `text[start, end)`; what BitBake expands is stepped over. */
export function scanShell(text: string, start: number, end: number): ScannedShell {
  return new ShellScan(text, start, end).scanned();
}

class ShellScan {
  readonly #text: string;
  readonly #end: number;
  readonly #found: Span[] = [];
  /** Where the expansions start, with their ends. */
  readonly #expansionEnds: ReadonlyMap<number, number>;
  readonly #open: Open[] = [];
  readonly #blocks: Block[] = [];
  readonly #delimiters: string[] = [];
  #at: number;
  #expected: Expected = 'command';
  /** The open `case` words; of the innermost, whether its `in` is still to come. */
  #cases = 0;
  #awaitsIn = false;
  /** Whether the next word is the name of a function, behind `function`. */
  #awaitsName = false;
  #fault: ShellFault | undefined;
  /** Whether something stands there whose end cannot be told for certain. */
  #isUncertain: boolean;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#at = start;
    this.#end = end;
    const all = expansionsIn(text, start, end);
    const expansions = all.filter(({ kind }) => kind !== 'unclosed');
    this.#isUncertain = expansions.length < all.length;
    this.#expansionEnds = new Map(expansions.map((each) => [each.span.start, each.span.end]));
  }

  scanned(): ScannedShell {
    while (this.#at < this.#end) {
      const expansionEnd = this.#expansionEnds.get(this.#at);
      if (expansionEnd !== undefined) this.#argument(expansionEnd);
      else if (this.#closing === '"') this.#quoted();
      else this.#code();
    }
    // A quote that is not closed hides the ends of blocks.
    const open = this.#open.at(-1);
    if (open) this.#note({ kind: 'unclosed', span: open.span, closing: open.closing });
    this.#endBlocks(0);
    return { words: this.#found, fault: this.#isUncertain ? undefined : this.#fault };
  }

  /** What follows the first fault is most likely a consequence of it. */
  #note(fault: ShellFault): void {
    this.#fault ??= fault;
  }

  /** The character that closes what is open. */
  get #closing(): string | undefined {
    return this.#open.at(-1)?.closing;
  }

  #quoted(): void {
    const character = this.#text.charAt(this.#at);
    if (character === '\\') this.#at += 2;
    else if (character === '"') this.#close(this.#at + 1);
    else if (!this.#opensSubstitution(character)) this.#at++;
  }

  #code(): void {
    const character = this.#text.charAt(this.#at);
    if (this.#opensSubstitution(character)) return;
    switch (character) {
      case '\n':
        this.#lineEnd();
        return;
      case '\\':
        this.#backslash();
        return;
      case '#':
        this.#at = this.#startsWord() ? this.#lineEndFrom(this.#at) : this.#at + 1;
        return;
      case "'":
        this.#singleQuoted();
        return;
      case '"':
        this.#opens('"', this.#at + 1, this.#expected);
        return;
      case ';':
      case '&':
      case '|':
        this.#separator();
        return;
      case '(':
        this.#parenthesis();
        return;
      case ')':
        this.#closingParenthesis();
        return;
      case '<':
      case '>':
        this.#redirection();
        return;
      default:
        if (isPythonSpace(character.charCodeAt(0))) this.#blank();
        else this.#word();
    }
  }

  /** `$(command)` and backquotes; `$((1 + 2))` holds no command. */
  #opensSubstitution(character: string): boolean {
    if (character === '`') {
      if (this.#closing === '`') this.#close(this.#at + 1);
      else this.#opens('`', this.#at + 1, 'command');
      return true;
    }
    if (this.#text.startsWith('$((', this.#at)) {
      this.#note({ kind: 'unknown', span: span(this.#at, this.#at + 3) });
      this.#argument(this.#after('))', this.#at + 3));
      return true;
    }
    const isSubstitution = this.#text.startsWith('$(', this.#at);
    if (isSubstitution) this.#opens(')', this.#at + 2, 'command');
    return isSubstitution;
  }

  #opens(closing: string, next: number, expected: Expected): void {
    const place = span(this.#at, next);
    this.#open.push({ closing, span: place, after: this.#expected === 'command' ? 'argument' : this.#expected });
    this.#at = next;
    this.#expected = expected;
  }

  #close(next: number): void {
    this.#endBlocks(this.#open.length);
    this.#expected = this.#open.pop()?.after ?? 'argument';
    this.#at = next;
  }

  #blank(): void {
    this.#at++;
    if (this.#expected === 'value') this.#expected = 'command';
  }

  #argument(next: number): void {
    this.#at = next;
    if (this.#expected === 'command') this.#expected = 'argument';
  }

  #lineEnd(): void {
    this.#at++;
    for (const delimiter of this.#delimiters.splice(0)) {
      this.#at = afterHereDocument(this.#text, this.#at, this.#end, delimiter);
    }
    if (this.#expected !== 'pattern' && !this.#awaitsIn) this.#expected = 'command';
  }

  #backslash(): void {
    if (this.#text.charAt(this.#at + 1) === '\n') this.#at += 2;
    else this.#argument(this.#at + 2);
  }

  #separator(): void {
    const endsBranch = this.#cases > 0 && this.#text.startsWith(';;', this.#at);
    this.#at += endsBranch ? 2 : 1;
    if (endsBranch) this.#expected = 'pattern';
    else if (this.#expected !== 'pattern') this.#expected = 'command';
  }

  #parenthesis(): void {
    const behind = this.#emptyParentheses();
    if (behind !== undefined) {
      // The body of a function follows.
      this.#at = behind;
      this.#expected = 'command';
    } else if (this.#expected === 'pattern') this.#at++;
    else this.#opens(')', this.#at + 1, 'command');
  }

  /** The offset behind `()`, if that stands here. */
  #emptyParentheses(): number | undefined {
    let at = this.#at + 1;
    while (at < this.#end && ' \t'.includes(this.#text.charAt(at))) at++;
    return at < this.#end && this.#text.charAt(at) === ')' ? at + 1 : undefined;
  }

  #closingParenthesis(): void {
    if (this.#expected !== 'pattern' && this.#closing === ')') {
      this.#close(this.#at + 1);
      return;
    }
    if (this.#expected !== 'pattern' && this.#cases === 0) {
      this.#note({ kind: 'unopened', span: span(this.#at, this.#at + 1) });
    }
    this.#at++;
    this.#expected = 'command';
  }

  #singleQuoted(): void {
    const next = this.#after("'", this.#at + 1);
    const isClosed = next <= this.#end && this.#text.charAt(next - 1) === "'" && next > this.#at + 1;
    // In `$'it\'s'` a backslash keeps the quote from ending it.
    if (this.#text.charAt(this.#at - 1) === '$') this.#isUncertain = true;
    else if (!isClosed) this.#note({ kind: 'unclosed', span: span(this.#at, this.#at + 1), closing: "'" });
    this.#argument(next);
  }

  /** The word after it names a file, or ends a here-document; `2>&1` and `<&-` have none. */
  #redirection(): void {
    const delimiter = this.#text.startsWith('<<', this.#at)
      ? hereDocumentDelimiter(this.#text, this.#at + 2, this.#end)
      : undefined;
    if (this.#text.startsWith('<<<', this.#at)) {
      this.#note({ kind: 'unknown', span: span(this.#at, this.#at + 3) });
    }
    if (delimiter) {
      this.#delimiters.push(delimiter.word);
      this.#at = delimiter.end;
      return;
    }
    while (this.#at < this.#end && '<>&|'.includes(this.#text.charAt(this.#at))) this.#at++;
    while (this.#at < this.#end && ' \t'.includes(this.#text.charAt(this.#at))) this.#at++;
    this.#at = Math.max(this.#at, this.#plainEnd(this.#at));
  }

  #word(): void {
    const start = this.#at;
    const end = this.#plainEnd(start);
    if (end === start || this.#isJoined(end)) {
      this.#joinedWord(Math.max(end, start + 1));
      return;
    }
    this.#at = end;
    this.#plainWord(span(start, end), this.#text.slice(start, end));
  }

  #plainWord(place: Span, word: string): void {
    if (this.#awaitsName) {
      this.#awaitsName = false;
      this.#expected = 'command';
    } else if (this.#expected === 'argument' && this.#awaitsIn && word === 'in') this.#beginPatterns();
    else if (this.#expected === 'pattern' && word === 'esac') this.#endCase(place);
    else if (this.#expected === 'command') this.#commandWord(place, word);
  }

  #commandWord(place: Span, word: string): void {
    const closing = Object.hasOwn(blockEnds, word) ? blockEnds[word] : undefined;
    if (closing) this.#blocks.push({ closing, span: place, depth: this.#open.length });
    if (wordsBeforeCommands.has(word)) return;
    if (word === 'esac') {
      this.#endCase(place);
      return;
    }
    this.#expected = 'argument';
    if (word === 'fi' || word === 'done' || word === '}') this.#endBlock(word, place);
    if (word === 'case') {
      this.#awaitsIn = true;
      this.#blocks.push({ closing: 'esac', span: place, depth: this.#open.length });
    } else if (word === 'function') this.#awaitsName = true;
    else if (!otherReservedWords.has(word) && !this.#opensFunction(place.end)) this.#found.push(place);
  }

  #beginPatterns(): void {
    this.#awaitsIn = false;
    this.#cases++;
    this.#expected = 'pattern';
  }

  /** A block must be closed by its own word, within the same parentheses. */
  #endBlock(word: BlockEnd, place: Span): void {
    const block = this.#blocks.at(-1);
    if (!block || block.depth < this.#open.length) {
      this.#note({ kind: 'unopened', span: place });
      return;
    }
    if (block.closing !== word) this.#note({ kind: 'unclosed', span: block.span, closing: block.closing });
    this.#blocks.pop();
  }

  /** All blocks that were opened within so many parentheses have to be closed by now. */
  #endBlocks(depth: number): void {
    for (let block = this.#blocks.at(-1); block && block.depth >= depth; block = this.#blocks.at(-1)) {
      this.#note({ kind: 'unclosed', span: block.span, closing: block.closing });
      this.#blocks.pop();
    }
  }

  #endCase(place: Span): void {
    this.#endBlock('esac', place);
    this.#cases = Math.max(0, this.#cases - 1);
    this.#expected = 'argument';
  }

  /** Any word that is put together takes the place of a command, but for `NAME=value`. */
  #joinedWord(end: number): void {
    const isAssignment = this.#expected === 'command' && /^=|^\+=/.test(this.#text.slice(end, end + 2));
    if (!isAssignment) {
      this.#argument(end);
      return;
    }
    this.#at = this.#text.indexOf('=', end) + 1;
    this.#expected = 'value';
  }

  /** Whether the word goes on with what is not plain. */
  #isJoined(end: number): boolean {
    if (end >= this.#end) return false;
    const next = this.#text.charAt(end);
    return !isPythonSpace(next.charCodeAt(0)) && !';&|()<>`'.includes(next);
  }

  #opensFunction(end: number): boolean {
    return this.#text.charAt(end) === '(';
  }

  #startsWord(): boolean {
    const before = this.#text.charAt(this.#at - 1);
    return before === '' || isPythonSpace(before.charCodeAt(0)) || ';&|()'.includes(before);
  }

  #plainEnd(start: number): number {
    let at = start;
    while (at < this.#end && isPlainCharacter(this.#text.charCodeAt(at))) at++;
    return at;
  }

  #after(closing: string, from: number): number {
    const at = this.#text.indexOf(closing, from);
    return at === -1 || at > this.#end ? this.#end : at + closing.length;
  }

  #lineEndFrom(at: number): number {
    const lineEnd = this.#text.indexOf('\n', at);
    return lineEnd === -1 ? this.#end : Math.min(lineEnd, this.#end);
  }
}

/** Letters, digits and the signs that the names of functions and the reserved words are made of. */
function isPlainCharacter(code: number): boolean {
  return isAsciiWord(code) || code === 0x2d || code === 0x2e || code === 0x21 || code === 0x7b || code === 0x7d;
}
