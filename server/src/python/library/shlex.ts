/** The module `shlex`: words as a POSIX shell splits them. */
import { raise } from '../exception';
import { iterate } from '../iterate';
import { defineNative } from '../native';
import type { PythonRun } from '../run';
import { truthy } from '../truth';
import { PyList, PyModule, type PyValue, Unknown } from '../value';
import { textOf } from './arguments';
import { libraryTable } from './libraryTable';

const BLANKS = ' \t\r\n';

/** Raises ValueError where a quotation or an escape is not ended. */
function splitWords(text: string, withComments: boolean, run: PythonRun): string[] {
  run.spend(1 + text.length);
  const words: string[] = [];
  let word: string | undefined;
  let index = 0;
  while (index < text.length) {
    const character = text[index++] ?? '';
    if (BLANKS.includes(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (withComments && character === '#') {
      if (word !== undefined) words.push(word);
      word = undefined;
      const end = text.indexOf('\n', index);
      index = end < 0 ? text.length : end + 1;
    } else if (character === '\\') {
      if (index >= text.length) raise('ValueError', 'No escaped character');
      word = (word ?? '') + text[index++];
    } else if (character === '"' || character === "'") {
      const quoted = quotation(text, index, character);
      word = (word ?? '') + quoted.text;
      index = quoted.end;
    } else word = (word ?? '') + character;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** What stands between quotes; in double ones a backslash escapes itself and the quote. */
function quotation(text: string, start: number, quote: string): { readonly text: string; readonly end: number } {
  let content = '';
  let index = start;
  for (;;) {
    const character = text[index++];
    if (character === undefined) return raise('ValueError', 'No closing quotation');
    if (character === quote) return { text: content, end: index };
    const next = text[index];
    if (character === '\\' && quote === '"') {
      if (next === undefined) return raise('ValueError', 'No closing quotation');
      if (next === '"' || next === '\\') {
        content += next;
        index++;
        continue;
      }
    }
    content += character;
  }
}

/** A text as one word of a shell. */
function shellQuoted(text: string): string {
  if (text === '') return "''";
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}

export function createShlexModule(): PyModule {
  const attributes = libraryTable([
    defineNative('split(s, comments=False, posix=True)', (run, text, comments, posix): PyValue => {
      if (!truthy(posix ?? true, run)) return new Unknown('splits words as no shell of today does');
      return new PyList(splitWords(textOf(text), truthy(comments ?? false, run), run));
    }),
    defineNative('quote(s)', (run, text) => {
      run.spend(textOf(text).length >>> 4);
      return shellQuoted(textOf(text));
    }),
    defineNative('join(split_command)', (run, words) =>
      [...iterate(words ?? null, run)].map((word) => shellQuoted(textOf(word))).join(' '),
    ),
  ]);
  return new PyModule('shlex', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses shlex.${name}`),
  );
}
