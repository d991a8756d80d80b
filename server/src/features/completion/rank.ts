/** Chooses and orders the candidates that what was typed can become. */
import { isAsciiWord } from '../../syntax/pythonCharacters';
import type { Candidate, CompletionItem } from './item';

/** Lists longer than this are cut: an answer stays small, and the editor asks again when more is typed. */
const maxItems = 200;

export interface Ranked {
  readonly items: readonly CompletionItem[];
  readonly incomplete: boolean;
}

/** The candidates of which `typed` is a prefix or at least a subsequence, best first; the first of equal labels stays. */
export function ranked(candidates: Iterable<Candidate>, typed: string): Ranked {
  const buckets: Candidate[][] = [];
  const wanted = typed.toLowerCase();
  for (const candidate of candidates) {
    const quality = matchQuality(candidate.label, typed, wanted);
    if (quality === undefined) continue;
    const place = quality * qualityWeight + Math.min(candidate.fit, maxFit);
    const bucket = buckets[place];
    if (bucket) bucket.push(candidate);
    else buckets[place] = [candidate];
  }
  return firstOf(buckets);
}

const qualityWeight = 4;
const maxFit = 9;

function firstOf(buckets: readonly (Candidate[] | undefined)[]): Ranked {
  const items = new Map<string, CompletionItem>();
  for (const bucket of buckets) {
    // Sorting thousands of names takes longer than all the rest; the names of a project come in order already.
    if (bucket && bucket.length <= maxItems) bucket.sort(byLabel);
    for (const { fit: _, ...item } of bucket ?? []) {
      const key = `${item.kind === 'snippet'} ${item.label}`;
      if (items.has(key)) continue;
      if (items.size === maxItems) return { items: [...items.values()], incomplete: true };
      items.set(key, item);
    }
  }
  return { items: [...items.values()], incomplete: false };
}

function byLabel(first: Candidate, second: Candidate): number {
  return first.label < second.label ? -1 : first.label > second.label ? 1 : 0;
}

/** 0 for a prefix, 1 for a prefix in another case, 2 for the start of a later part, 3 for letters in order; else undefined. */
function matchQuality(label: string, typed: string, wanted: string): number | undefined {
  if (typed === '' || label.startsWith(typed)) return 0;
  const lower = label.toLowerCase();
  if (lower.startsWith(wanted)) return 1;
  const inside = lower.indexOf(wanted);
  if (inside > 0 && !isLetterOrDigit(lower.charCodeAt(inside - 1))) return 2;
  return isSubsequence(wanted, lower) ? 3 : undefined;
}

function isLetterOrDigit(code: number): boolean {
  return code !== 0x5f && isAsciiWord(code);
}

function isSubsequence(wanted: string, text: string): boolean {
  let at = 0;
  for (let index = 0; index < wanted.length; index++) {
    at = text.indexOf(wanted.charAt(index), at) + 1;
    if (at === 0) return false;
  }
  return true;
}
