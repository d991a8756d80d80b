/** Finds the lines that shell code puts into files with `sed -i`. */
import { type Span, span } from '../../base/span';
import { type PlacedText, type SedLines, sedLines } from './sedScript';
import { commandAt, type ShellWord, shellWords, simpleCommands } from './shellWords';

export interface SedEdit {
  /** The files as the code names them, with its quotes. */
  readonly targets: readonly string[];
  readonly lines: readonly SedLines[];
  /** The lines of the command. */
  readonly command: Span;
}

/** Those of `text[start, end)` that put in anything, in order. */
export function sedEdits(text: string, start: number, end: number): readonly SedEdit[] {
  const found: SedEdit[] = [];
  for (let at = start; at < end; ) {
    const command = commandAt(text, at, end);
    if (text.slice(at, command.end).includes('sed')) {
      for (const words of simpleCommands(text, shellWords(text, at, command.end))) {
        const edit = editOf(text, words);
        if (edit && edit.lines.length > 0) found.push({ ...edit, command: span(at, command.end) });
      }
    }
    at = command.next;
  }
  return found;
}

function editOf(text: string, words: readonly ShellWord[]): Omit<SedEdit, 'command'> | undefined {
  const name = words.findIndex(({ start, end }) => text.slice(start, end) === 'sed');
  const isCalled = words
    .slice(0, Math.max(0, name))
    .every(({ start, end }) => /^(?:if|then|else|do|!)$/.test(text.slice(start, end)));
  if (name === -1 || !isCalled) return undefined;
  const operator = words.findIndex((word, index) => index > name && word.isOperator);
  const given = words.slice(name + 1, operator === -1 ? words.length : operator);
  const call = callOf(text, given);
  const [first, ...others] = call.operands;
  const script = call.scripts.length > 0 ? joined(call.scripts) : first && unquoted(text, first);
  const files = call.scripts.length > 0 ? call.operands : others;
  if (!call.isInPlace || call.hasScriptFile || !script) return undefined;
  const targets = files.map((word) => text.slice(word.start, word.end));
  return { targets, lines: sedLines(script, call.isExtended) };
}

interface SedCall {
  isInPlace: boolean;
  isExtended: boolean;
  /** Whether the script, or a part of it, lies in a file. */
  hasScriptFile: boolean;
  readonly scripts: PlacedText[];
  readonly operands: ShellWord[];
}

function callOf(text: string, words: readonly ShellWord[]): SedCall {
  const call: SedCall = { isInPlace: false, isExtended: false, hasScriptFile: false, scripts: [], operands: [] };
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    const written = unquoted(text, word);
    const long = /^--(?:expression=)?/.exec(written.text)?.[0] ?? '';
    if (long === '--expression=') call.scripts.push(from(written, long.length));
    else if (long !== '') {
      call.isInPlace ||= /^--in-place/.test(written.text);
      call.isExtended ||= written.text === '--regexp-extended';
      call.hasScriptFile ||= written.text.startsWith('--file');
    } else if (/^-./.test(written.text)) {
      if (takesNext(call, written)) index++;
      const next = words[index];
      if (next && next !== word && !call.hasScriptFile) call.scripts.push(unquoted(text, next));
    } else call.operands.push(word);
  }
  return call;
}

/** Short options, which may stand together: `-ne`, `-i.bak`. Whether the script is the next word. */
function takesNext(call: SedCall, option: PlacedText): boolean {
  for (let at = 1; at < option.text.length; at++) {
    const letter = option.text.charAt(at);
    const isLast = at + 1 === option.text.length;
    if (letter === 'e' && !isLast) call.scripts.push(from(option, at + 1));
    if (letter === 'e') return isLast;
    if (letter === 'f') call.hasScriptFile = true;
    if (letter === 'i') call.isInPlace = true;
    // What stands behind it is the ending of a copy.
    if (letter === 'i' || letter === 'f') return false;
    if (letter === 'E' || letter === 'r') call.isExtended = true;
  }
  return false;
}

function from({ text, offsets }: PlacedText, start: number): PlacedText {
  return { text: text.slice(start), offsets: offsets.slice(start) };
}

/** Each `-e` is a line of the script. */
function joined(scripts: readonly PlacedText[]): PlacedText {
  return {
    text: scripts.map(({ text }) => text).join('\n'),
    offsets: scripts.flatMap(({ offsets }, index) => [...(index === 0 ? [] : [offsets[0] ?? 0]), ...offsets]),
  };
}

/** A word as the shell hands it over; variables stay as they are. */
function unquoted(text: string, { start, end }: ShellWord): PlacedText {
  let result = '';
  const offsets: number[] = [];
  let quote = '';
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else {
      const isEscape =
        character === '\\' && quote !== "'" && at + 1 < end && (quote === '' || '"\\$`\n'.includes(next));
      if (isEscape) at++;
      if (isEscape && next === '\n') continue;
      result += text.charAt(at);
      offsets.push(at);
    }
  }
  return { text: result, offsets };
}
