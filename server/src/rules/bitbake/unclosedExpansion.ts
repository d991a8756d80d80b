import { shifted } from '../../base/span';
import { isNameCharacter } from '../../syntax/bitbake/assignment';
import { type Expansion, expansionsIn } from '../../syntax/bitbake/expansions';
import { flagName } from '../../syntax/bitbake/text';
import { indexWithin } from '../../syntax/pythonCharacters';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const unclosedExpansion: FileRule = {
  id: 'unclosed-expansion',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'A `${` in a value that no `}` closes.',
  why: 'BitBake leaves the text as it is, without a word: the value holds `${` and the name instead of what it stands for.',
  bad: ['OCI_IMAGE_TAG = "${PV-${MACHINE}"'],
  good: ['OCI_IMAGE_TAG = "${PV}-${MACHINE}"'],
  check({ file: { tree }, assignments }) {
    return assignments.flatMap(({ statement, start }) => {
      // Nothing reads the text of a `[doc]` flag but people.
      if (statement.flag && flagName(tree, start, statement) === 'doc') return [];
      const value = shifted(statement.value, start);
      return expansionsIn(tree.text, value.start, value.end).flatMap((expansion) => {
        const finding = unclosed(tree.text, expansion, value.start, value.end);
        return finding ? [finding] : [];
      });
    });
  },
};

function unclosed(text: string, expansion: Expansion, valueStart: number, valueEnd: number): Finding | undefined {
  switch (expansion.kind) {
    case 'variable':
      return openAround(text, expansion, valueStart, valueEnd);
    case 'python':
      return undefined;
    case 'unclosed':
      return openUntilEnd(text, expansion, expansion.span.start + 2, valueEnd);
  }
}

/**
 * Shell code in a value has forms of its own that a brace further on closes (`${name#prefix}`). None up to the next `${` means
 * that it was forgotten.
 */
function openUntilEnd(
  text: string,
  { span }: Extract<Expansion, { kind: 'unclosed' }>,
  searchStart: number,
  valueEnd: number,
): Finding | undefined {
  const next = text.indexOf('${', searchStart);
  const searchEnd = next === -1 || next > valueEnd ? valueEnd : next;
  if (indexWithin(text, '}', searchStart, searchEnd) !== -1) return undefined;
  const isPython = text.charAt(span.start + 2) === '@';
  const written = text.slice(span.start, span.end);
  const nameEnd = isPython ? undefined : endOfName(text, span.start + 2, span.end);
  return {
    span,
    message: `\`${written}\` is never closed: BitBake keeps it as plain text. Close it with \`}\`.`,
    fix:
      nameEnd === undefined
        ? undefined
        : { title: 'Close the expansion', safe: false, edits: [{ span: { start: nameEnd, end: nameEnd }, text: '}' }] },
  };
}

/** `${PV-${MACHINE}`: an expansion may stand inside the name of another one, which then has a `}` of its own. */
function openAround(
  text: string,
  { span }: Extract<Expansion, { kind: 'variable' }>,
  valueStart: number,
  valueEnd: number,
): Finding | undefined {
  let start = span.start;
  while (start > valueStart && isPlainNameCharacter(text.charCodeAt(start - 1))) start--;
  if (start - 2 < valueStart || !text.startsWith('${', start - 2)) return undefined;
  return openUntilEnd(text, { kind: 'unclosed', span: { start: start - 2, end: span.start } }, span.end, valueEnd);
}

function isPlainNameCharacter(code: number): boolean {
  return isNameCharacter(code) && code !== 0x24 && code !== 0x7b && code !== 0x7d;
}

/** Names of variables are most often upper-case letters, digits and `_`: what follows them is most likely text. */
function endOfName(text: string, start: number, end: number): number | undefined {
  let at = start;
  while (at < end && /[A-Z0-9_]/.test(text.charAt(at))) at++;
  return at > start ? at : undefined;
}
