/** Random edits of the kinds that people and programs make, with a liking for the characters that decide about structure. */
import type { TextEdit } from '../../server/src/syntax/bitbake/reparse';
import type { Random } from './random';

const fragments = [
  '\n',
  '\r\n',
  '\r',
  '\\',
  '\\\n',
  ' \\\n',
  '"',
  "'",
  '}',
  '\n}\n',
  '{',
  '() {',
  '\ndo_x() {\n',
  'python () {\n',
  '#',
  '\n# c\n',
  ' ',
  '\t',
  '\u00a0',
  '=',
  ' = "x"',
  '??=',
  '${',
  '${@',
  '[',
  ']',
  ':append',
  '_append',
  'export ',
  'inherit x',
  '\nA = "1"\n',
  '\ndef f(d):\n',
  '    return 1\n',
  'addtask x',
  'x',
  '\ufeff',
  '\x1c',
  '\u{1f4e6}',
  '\ud800',
  '\0',
  '',
] as const;

/** An insertion, deletion or replacement somewhere in the text. */
export function randomEdit(random: Random, text: string): TextEdit {
  const start = random.below(text.length + 1);
  switch (random.below(6)) {
    case 0:
      return { start, end: Math.min(text.length, start + 1 + random.below(3)), text: '' };
    case 1:
      return { start, end: Math.min(text.length, start + random.below(200)), text: '' };
    case 2:
      return { start, end: Math.min(text.length, start + random.below(4)), text: random.pick(fragments) };
    case 3:
      return moveOfLine(random, text);
    default:
      return { start, end: start, text: random.pick(fragments) };
  }
}

/** A piece of the text, pasted somewhere else. */
function moveOfLine(random: Random, text: string): TextEdit {
  const from = text.lastIndexOf('\n', random.below(text.length + 1)) + 1;
  const to = text.indexOf('\n', from + random.below(200));
  const start = text.lastIndexOf('\n', random.below(text.length + 1)) + 1;
  return { start, end: start, text: text.slice(from, to === -1 ? text.length : to + 1).slice(0, 2000) };
}

export function applyEdit(text: string, edit: TextEdit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
