import { shifted } from '../../base/span';
import { flagsOf, variableNamed } from '../../knowledge/knowledge';
import { misspellingOf } from '../../knowledge/misspelling';
import { flagName } from '../../syntax/bitbake/text';
import type { FileRule } from '../rule';

export const misspelledFlag: FileRule = {
  id: 'misspelled-flag',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'A flag that is a letter or two away from one that BitBake reads.',
  why: 'BitBake keeps any flag and passes over those that it does not know: the task is stamped, ordered or cached as if the line were not there.',
  bad: ['do_compile[nosstamp] = "1"'],
  good: ['do_compile[nostamp] = "1"'],
  check({ file: { tree }, assignments }) {
    return assignments.flatMap(({ statement, start, parts }) => {
      const flag = flagName(tree, start, statement);
      const meant = flag === undefined ? undefined : flagMeant(parts.base, flag);
      if (flag === undefined || meant === undefined || !statement.flag) return [];
      const span = shifted(statement.flag, start);
      return [
        {
          span,
          message: `Nothing reads a flag \`${flag}\` of ${parts.base}. Did you mean \`${meant}\`?`,
          fix:
            span.end - span.start === flag.length
              ? { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] }
              : undefined,
        },
      ];
    });
  },
};

function flagMeant(base: string, flag: string): string | undefined {
  if (base === 'SRC_URI') return checksumMeant(flag);
  const isTask = base.startsWith('do_');
  if (isTask) return nearest(flag, taskFlags(), 4);
  if (signatureFlags.includes(flag) || ownFlags.has(base)) return undefined;
  const meant = nearest(flag, signatureFlags, 6);
  // The flags of some variables are names of the author's own.
  const variable = meant === undefined ? undefined : variableNamed(base);
  return variable?.flagForm !== undefined || variable?.flags.some(({ value }) => value === flag) ? undefined : meant;
}

function taskFlags(): readonly string[] {
  return [...flagsOf('do_compile').map(({ value }) => value), ...furtherTaskFlags];
}

/** Flags of tasks that only BitBake's own classes set. */
const furtherTaskFlags = [
  'deps',
  'file-checksums',
  'func',
  'python',
  'recideptask',
  'sstate-fixmedir',
  'sstate-interceptfuncs',
  'sstate-lockfile-shared',
  'sstate-name',
  'sstate-plaindirs',
  'subimages',
  'task',
  'vardepsexclude',
];

/** Flags that any variable may have for the signatures of tasks. */
const signatureFlags = ['vardeps', 'vardepsexclude', 'vardepvalue', 'vardepvalueexclude'];

/** Variables whose flags stand for the words of a list. */
const ownFlags: ReadonlySet<string> = new Set(['PACKAGECONFIG', 'ALTERNATIVE_LINK_NAME', 'ALTERNATIVE_TARGET']);

/** `sha256sum`, or `name.sha256sum` for one of several sources. */
function checksumMeant(flag: string): string | undefined {
  const dot = flag.lastIndexOf('.') + 1;
  const word = flag.slice(dot);
  const checksum = checksums.find((each) => each === `${word}sum`) ?? nearest(word, checksums, 6);
  return checksum && flag.slice(0, dot) + checksum;
}

const checksums = ['md5sum', 'sha1sum', 'sha256sum', 'sha384sum', 'sha512sum'];

/** The flag that is written so but for dashes and underscores, else the one of which hardly a letter differs. */
function nearest(written: string, flags: readonly string[], shortest: number): string | undefined {
  if (flags.includes(written)) return undefined;
  const plain = letters(written);
  const same = flags.find((flag) => letters(flag) === plain);
  if (same !== undefined) return same;
  const long = flags.filter((flag) => flag.length >= shortest);
  return misspellingOf(written, long);
}

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}
