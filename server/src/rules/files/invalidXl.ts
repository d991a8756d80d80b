import type { Span } from '../../base/span';
import { type ConfigFile, isMasked } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import type { ConfigFileRule } from '../rule';

export const invalidXl: ConfigFileRule = {
  id: 'invalid-xl',
  category: 'files',
  subject: 'configFile',
  formats: ['xl'],
  severity: 'error',
  what: 'A configuration of a Xen guest that xl cannot read: a text without quotes, a name in capitals, a list without a bracket or comma, Python.',
  why: 'It looks like Python, and once was. xl takes settings of a name in small letters and a text in quotes, a number or a list only, and creates no guest from a file with anything else.',
  bad: { 'files/guest.cfg': ['name = guest', 'kernel = "/boot/vmlinuz"', 'memory = 256'] },
  good: { 'files/guest.cfg': ['name = "guest"', 'kernel = "/boot/vmlinuz"', 'memory = 256'] },
  check({ file }) {
    if (file.tree.kind !== 'data') return [];
    const [first] = file.tree.problems;
    if (!first) return [];
    const { start, end } = first.span;
    const line = lineAround(file, start);
    // Where a part of the line is not known, what is put in may mend it; and the end of a file that is written in steps comes later.
    if (isMasked(file, line) || (!file.isWhole && end >= file.text.trimEnd().length)) return [];
    const what = described(file.text.slice(line.start, start), file.text.slice(start, line.end));
    const span = end > start ? first.span : line;
    return [{ span, message: `${what}: ${refusal(file.format)}.` }];
  },
};

/** The line without the blanks around it. */
function lineAround({ text }: ConfigFile, offset: number): Span {
  const newline = text.indexOf('\n', offset);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start, newline === -1 ? text.length : newline);
  const blanks = line.length - line.trimStart().length;
  return { start: start + blanks, end: start + Math.max(line.trimEnd().length, blanks) };
}

/** What xl stops at, between what stands before it in its line and the rest. */
function described(before: string, rest: string): string {
  if (rest.startsWith('#')) return 'Behind this comment the end of the line is missing';
  if (rest === '' || rest.startsWith('\r')) {
    return /=\s*$/.test(before)
      ? 'A text in quotes, a number or a list is missing here'
      : 'xl takes no line end of Windows';
  }
  if (/^["']/.test(rest)) return describedText(before, rest);
  if (/=\s*$/.test(before)) return describedValue(rest);
  if (/[=,[]\s*\d[\da-fx]*$/.test(before)) return 'Nothing can stand behind a number';
  if (before.trim() === '') return describedName(rest);
  if (/^\s*[a-z]\w*\s*$/.test(before)) {
    return /^\s*(?:import|from|def|if|for|print)\b/.test(before)
      ? 'xl reads no Python'
      : 'A setting has a name and then a `=`';
  }
  return 'This goes on behind the value, or lacks a comma before it';
}

function describedText(before: string, rest: string): string {
  if (/["'\]\d]\s*$/.test(before)) return 'Before this a comma or the end of the line is missing';
  return /^(["']).*\1/.test(rest) ? 'In a text in quotes xl takes no such backslash' : 'This text has no second quote';
}

function describedValue(rest: string): string {
  if (/^(?:true|false)\b/i.test(rest)) return 'A truth value is 1 or 0';
  if (/^-\d/.test(rest)) return 'A number with a sign stands in quotes';
  return /^[A-Za-z/_.]/.test(rest) ? 'A text stands in quotes' : 'A value is a text in quotes, a number or a list';
}

function describedName(rest: string): string {
  if (/^[a-z]\w*\s*\+?=/.test(rest)) return 'The list above has no `]`';
  return /^\w*[A-Z]\w*\s*\+?=/.test(rest)
    ? 'The names of settings have small letters only'
    : 'This is no setting of `name = value`';
}
