/** Which option of the kernel a name that none has is a slip of. Compared with all 21,560 options of Linux 6.1 and 6.12. */
import { editDistance } from '../../base/editDistance';
import { keysOf } from './tables';

/** Real options that differ from one of our table by no more than a slip does. */
const otherOptions: ReadonlySet<string> = new Set([
  'CONFIG_CRYPTO_ESSIV',
  'CONFIG_CRYPTO_GENIV',
  'CONFIG_CRYPTO_HASH2',
  'CONFIG_CRYPTO_XXHASH',
]);

const prefix = 'CONFIG_';

/** Undefined for a name of the table, and for one that may be another option: of thousands the table has those that containers need. */
export function kernelOptionMeant(name: string): string | undefined {
  const known = keysOf('kernel').map(({ path }) => path);
  if (known.includes(name) || otherOptions.has(name)) return undefined;
  return known.find((option) => isSlip(name, option));
}

function isSlip(name: string, option: string): boolean {
  const letters = option.length - prefix.length;
  if (Math.abs(name.length - option.length) > 2 || !isAlikeAround(name, option) || isSibling(name, option))
    return false;
  return editDistance(name, option) <= Math.min(2, Math.floor(letters / 4));
}

/** Whether all that differs stands together: a slip is at one place. */
function isAlikeAround(name: string, option: string): boolean {
  const shorter = Math.min(name.length, option.length);
  let before = prefix.length;
  while (before < shorter && name.charCodeAt(before) === option.charCodeAt(before)) before++;
  let behind = 0;
  while (behind < shorter - before && name.at(-behind - 1) === option.at(-behind - 1)) behind++;
  return Math.max(name.length, option.length) - before - behind <= 3;
}

/** Options of one family differ in a number, as `NF_NAT_IPV6`, or in a short word, as `IP_VS_WRR`. */
function isSibling(name: string, option: string): boolean {
  if (name.replace(/\d/g, '') === option.replace(/\d/g, '')) return true;
  const [words, others] = [name.split('_'), option.split('_')];
  if (words.length !== others.length) return false;
  return words.every((word, index) => {
    const other = others[index] ?? '';
    return word === other || (Math.min(word.length, other.length) <= 4 && !isSameWord(word, other));
  });
}

/** Whether a short word is the other one in the plural, or has its letters in another order. */
function isSameWord(word: string, other: string): boolean {
  const sorted = (text: string): string => [...text].sort().join('');
  return `${word}S` === other || word === `${other}S` || sorted(word) === sorted(other);
}
