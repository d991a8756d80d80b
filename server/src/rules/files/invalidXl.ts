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
    // Where a part of the line is not known, what is put in may mend it.
    if (!first || isMasked(file, lineAround(file, first.span.start))) return [];
    const what = described(file, first.span.start);
    // The end of a file that is written in steps comes later.
    if (what === undefined || (!file.isWhole && first.span.start >= file.text.trimEnd().length)) return [];
    return [{ span: first.span, message: `${what}: ${refusal(file.format)}.` }];
  },
};

function lineAround({ text }: ConfigFile, offset: number): { readonly start: number; readonly end: number } {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end === -1 ? text.length : end };
}

/** What xl stops at there; undefined where only the end of the file is missing that comes later. */
function described(file: ConfigFile, offset: number): string | undefined {
  const { text, isWhole } = file;
  const { start, end } = lineAround(file, offset);
  const before = text.slice(start, offset);
  const rest = text.slice(offset, end);
  if (rest.startsWith('#')) {
    return isWhole ? 'Behind this comment the end of the line is missing' : undefined;
  }
  if (rest.startsWith('\r')) return 'xl does not take the line ends of Windows';
  if (/^["'].*\\/.test(rest)) return 'In a text in quotes xl takes no such backslash';
  if (/^["']/.test(rest)) {
    return /["'\]\d]\s*$/.test(before)
      ? 'Before this a comma or the end of the line is missing'
      : 'This text has no second quote';
  }
  if (/^\s*[a-z]\w*\s*\+?=\s*$/.test(before)) {
    return /^[A-Za-z/_.-]/.test(rest)
      ? 'A text stands in quotes'
      : 'A text in quotes, a number or a list is missing here';
  }
  if (before.trim() === '' && /^[A-Za-z_]\w*\s*=/.test(rest)) return 'The names of settings have small letters only';
  return 'xl cannot read this: look for a missing quote, bracket, comma or `=` here';
}
