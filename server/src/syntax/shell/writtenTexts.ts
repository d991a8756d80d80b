/**
 * Finds the texts that shell code writes into files, as far as they stand in the code: here-documents, and the words behind `echo` and
 * `printf`.
 */
import { type Span, span } from '../../base/span';
import type { Branch, WrittenText } from '../writtenText';
import {
  commandAt,
  type HereDocumentText,
  type ShellCommand,
  type ShellWord,
  shellWords,
  simpleCommands,
} from './shellWords';

/** Those of `text[start, end)`, in order. */
export function writtenTexts(text: string, start: number, end: number): readonly WrittenText[] {
  const found: WrittenText[] = [];
  const blocks: OpenBlock[] = [];
  const groups: WrittenText[][] = [];
  for (let at = start; at < end; ) {
    const command = commandAt(text, at, end);
    const code = text.slice(at, command.end);
    const first = /^[ \t]*([a-z]+|[{}])/.exec(code)?.[1] ?? '';
    enter(blocks, first, at);
    if (first === '{') groups.push([]);
    // Most commands write no file.
    if (command.document || groups.length > 0 || />|\b(?:tee|sed)[ \t]/.test(code)) {
      const branches = blocks.map(({ start: from, index }): Branch => ({ start: from, index }));
      for (const words of simpleCommands(text, shellWords(text, at, command.end))) {
        const isEnd = words[0] !== undefined && text.slice(words[0].start, words[0].end) === '}';
        if (isEnd) found.push(...ofGroup(groups.pop() ?? [], redirectionIn(text, words)));
        else {
          const written = textOfCommand(text, words, command);
          if (written)
            (written.target === '' ? groups.at(-1) : found)?.push({
              ...written,
              branches,
              command: span(at, command.next),
            });
        }
      }
    }
    leave(blocks, code);
    at = command.next;
  }
  return found;
}

interface OpenBlock {
  readonly start: number;
  index: number;
}

const opening: ReadonlySet<string> = new Set(['if', 'for', 'while', 'until', 'case']);

function enter(blocks: OpenBlock[], first: string, at: number): void {
  const block = blocks.at(-1);
  if (opening.has(first)) blocks.push({ start: at, index: 0 });
  else if (block && (first === 'else' || first === 'elif')) block.index++;
}

/** The words that end a block stand on their own line, or behind a semicolon. */
function leave(blocks: OpenBlock[], code: string): void {
  const block = blocks.at(-1);
  if (block && /;;[ \t]*(?:#.*)?\n?$/.test(code)) block.index++;
  if (/(?:^|[;&|])[ \t]*(?:fi|done|esac)\b/m.test(code)) blocks.pop();
}

/** `{ echo a; echo b; } > file`, also over several lines. */
function ofGroup(group: readonly WrittenText[], redirection: Redirection | undefined): readonly WrittenText[] {
  if (!redirection) return [];
  const { target, appends } = redirection;
  return group.map((each, index) => ({ ...each, target, appends: appends || index > 0 }));
}

type Written = Omit<WrittenText, 'branches' | 'command'>;

/** Without a target where it goes where the other output goes; with a gap where a program makes the text. */
function textOfCommand(
  text: string,
  words: readonly ShellWord[],
  { end, document }: ShellCommand,
): Written | undefined {
  const redirection = redirectionIn(text, words) ?? editedFile(text, words) ?? { target: '', appends: true };
  const takesDocument = words.some((word) => word.isOperator && text.startsWith('<<', word.start));
  const written = document && takesDocument ? ofDocument(text, document) : ofEcho(text, words, end);
  if (written) return { ...redirection, ...written, hasGaps: false };
  return redirection.target === '' ? undefined : { ...redirection, ...madeByProgram, hasGaps: true };
}

const madeByProgram: TextOnly = { text: '', offsets: [], isVerbatim: false, isExpanded: false, masked: [] };

/** `sed -i` changes what a file holds. */
function editedFile(text: string, words: readonly ShellWord[]): Redirection | undefined {
  const [program, ...others] = words.map(({ start, end }) => text.slice(start, end));
  const target = others.at(-1);
  if (program !== 'sed' || target === undefined || !others.some((word) => /^(?:-[a-zA-Z]*i|--in-place)/.test(word)))
    return undefined;
  return { target, appends: true };
}

type TextOnly = Pick<WrittenText, 'text' | 'offsets' | 'isVerbatim' | 'isExpanded' | 'masked'>;

function ofDocument(text: string, { start, end, isQuoted, stripsTabs }: HereDocumentText): TextOnly {
  const written = text.slice(start, end);
  const all = Array.from({ length: end - start }, (_, index) => start + index);
  const offsets = stripsTabs ? withoutLeadingTabs(written, all) : all;
  const left = offsets.length === all.length ? written : offsets.map((offset) => text.charAt(offset)).join('');
  return { text: left, offsets, isVerbatim: true, isExpanded: !isQuoted, masked: [] };
}

/** The places of the characters that are left where the tabs at the beginnings of lines are not. */
function withoutLeadingTabs(written: string, offsets: readonly number[]): readonly number[] {
  let isLeading = true;
  return offsets.filter((_, index) => {
    const character = written.charAt(index);
    isLeading = character === '\n' || (isLeading && character === '\t');
    return character === '\n' || !isLeading;
  });
}

/** What `echo` and `printf` write. */
function ofEcho(text: string, words: readonly ShellWord[], end: number): TextOnly | undefined {
  const name = words.findIndex((word) => /^(?:echo|printf)$/.test(text.slice(word.start, word.end)));
  if (name === -1) return undefined;
  const written: GrowingText = { text: '', offsets: [], masked: [] };
  const operator = words.findIndex((word, index) => index > name && word.isOperator);
  const all = words.slice(name + 1, operator === -1 ? words.length : operator);
  const options = all.findIndex(({ start, end: wordEnd }) => !/^-[neE]+$/.test(text.slice(start, wordEnd)));
  const given = options === -1 ? [] : all.slice(options);
  const codeOf = (word: ShellWord | undefined): string => (word ? text.slice(word.start, word.end) : '');
  if (codeOf(words[name]) === 'echo') addWords(written, text, given, ' ');
  else {
    const [format, ...others] = given;
    // `printf '%s'` writes the words behind as they are.
    const plain = /^(["']?)%[sb](\\n)?\1$/.exec(codeOf(format));
    if (plain) addWords(written, text, others, plain[2] === undefined ? '' : '\n');
    else if (format) addFormat(written, text, format);
  }
  add(written, '\n', (words.at(-1)?.end ?? end) - 1);
  return { ...written, isVerbatim: false, isExpanded: true };
}

function addWords(written: GrowingText, text: string, words: readonly ShellWord[], separator: string): void {
  for (const [index, word] of words.entries()) {
    if (index > 0 && separator !== '') add(written, separator, word.start);
    addWord(written, text, word);
  }
}

/** The format of `printf` with a character of no meaning for each word that is put in. */
function addFormat(written: GrowingText, text: string, word: ShellWord): void {
  const all: GrowingText = { text: '', offsets: [], masked: [] };
  addWord(all, text, word);
  for (let at = 0; at < all.text.length; ) {
    const conversion = /^%(?:%|[-+ #0]*\d*(?:\.\d+)?[a-zA-Z])/.exec(all.text.slice(at, at + conversionLimit))?.[0];
    const offset = all.offsets[at] ?? word.start;
    if (conversion !== undefined && conversion !== '%%') {
      written.masked.push({ start: written.text.length, end: written.text.length + 1 });
      add(written, '1', offset);
    } else add(written, all.text.charAt(at), offset);
    at += conversion?.length ?? 1;
  }
}

const conversionLimit = 20;

interface Redirection {
  readonly target: string;
  readonly appends: boolean;
}

/** `> file`, `>> file`, `| tee [-a] file`, and `install /dev/stdin file`. */
function redirectionIn(text: string, words: readonly ShellWord[]): Redirection | undefined {
  const written = (word: ShellWord | undefined): string => (word ? text.slice(word.start, word.end) : '');
  for (const [index, word] of words.entries()) {
    const operator = written(word);
    const target = words[index + 1];
    // `2>` is about what the command complains of.
    const isOutput = !/[02-9]/.test(text.charAt(word.start - 1)) || text.charAt(word.start - 2).trim() !== '';
    if (word.isOperator && (operator === '>' || operator === '>>') && isOutput && target && !target.isOperator) {
      return { target: written(target), appends: operator === '>>' };
    }
    if (operator === 'tee' && (index === 0 || written(words[index - 1]) === '|')) {
      const appends = written(target) === '-a';
      return { target: written(appends ? words[index + 2] : target), appends };
    }
  }
  const standardInput = words.findIndex((word) => written(word) === '/dev/stdin');
  const copied = standardInput > 0 ? words[standardInput + 1] : undefined;
  return copied && !copied.isOperator ? { target: written(copied), appends: false } : undefined;
}

interface GrowingText {
  text: string;
  readonly offsets: number[];
  readonly masked: Span[];
}

function add(written: GrowingText, character: string, offset: number): void {
  written.text += character;
  written.offsets.push(offset);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

/** What the shell, and then `printf` or `echo`, make of a word; variables stay as they are. */
function addWord(written: GrowingText, text: string, { start, end }: ShellWord): void {
  let quote = '';
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character !== '\\' || at + 1 >= end) add(written, character, at);
    else {
      // Within double quotes a backslash before any other character stays.
      const isTaken = quote !== "'" && (quote === '' || '"\\$`\n'.includes(next));
      at++;
      if (next !== '\n' || !isTaken) add(written, escapes[next] ?? (isTaken ? next : `\\${next}`).slice(-1), at);
    }
  }
}
