/** Chooses and orders the candidates that what was typed can become. */
import { isAsciiWord } from '../../syntax/pythonCharacters';
import type { Candidate, CompletionItem, ItemKind, Proposals } from './item';

/** Lists longer than this are cut: an answer stays small, and the editor asks again when more is typed. */
const maxItems = 200;

/** More than the knowledge has variables. */
const maxSorted = 2000;

export interface Ranked {
  readonly items: readonly CompletionItem[];
  readonly incomplete: boolean;
}

/** Letters in order are a weak likeness: it counts only where there are few better names. */
const enoughItems = 20;

/** The candidates of which `typed` is a prefix or at least a subsequence, best first; the first of equal labels stays. */
export function ranked({ candidates, finish }: Proposals, typed: string): Ranked {
  const buckets: Candidate[][] = [];
  const wanted = typed.toLowerCase();
  for (const candidate of candidates) {
    const quality = matchQuality(candidate.label, typed, wanted);
    if (quality === undefined) continue;
    const place = quality * fitCount + candidate.fit;
    const bucket = buckets[place];
    if (bucket) bucket.push(candidate);
    else buckets[place] = [candidate];
  }
  const { chosen, incomplete } = firstOf(buckets);
  const items = chosen.map(itemOf);
  return { items: finish ? items.map(finish) : items, incomplete };
}

function firstOf(buckets: readonly (Candidate[] | undefined)[]): { chosen: Candidate[]; incomplete: boolean } {
  const chosen = new Map<string, Candidate>();
  for (const [place, bucket] of buckets.entries()) {
    if (!bucket) continue;
    if (place >= weakQuality * fitCount && chosen.size >= enoughItems)
      return { chosen: [...chosen.values()], incomplete: true };
    // All names of a project are as good as each other: sorting them would take longer than all the rest.
    if (bucket.length <= maxSorted) bucket.sort(heaviestFirst);
    for (const candidate of bucket) {
      const key = candidate.kind === 'snippet' ? ` ${candidate.label}` : candidate.label;
      if (chosen.has(key)) continue;
      if (chosen.size === maxItems) return { chosen: [...chosen.values()], incomplete: true };
      chosen.set(key, candidate);
    }
  }
  return { chosen: [...chosen.values()], incomplete: false };
}

function itemOf({ fit: _fit, weight: _weight, ...item }: Candidate): CompletionItem {
  return explainedByName.has(item.kind) ? { ...item, topic: `${item.kind} ${item.label}` } : item;
}

/** Kinds whose label alone says what the item is. */
const explainedByName: ReadonlySet<ItemKind> = new Set<ItemKind>(['variable', 'class', 'task', 'function', 'recipe']);

function heaviestFirst(first: Candidate, second: Candidate): number {
  const lighter = (second.weight ?? 0) - (first.weight ?? 0);
  if (lighter !== 0) return lighter;
  return first.label < second.label ? -1 : first.label > second.label ? 1 : 0;
}

/** How many grades of fit there are. */
const fitCount = 4;

const weakQuality = 3;

/** 0 for a prefix, 1 for a prefix in another case, 2 for the start of a later part, 3 for letters in order; else undefined. */
function matchQuality(label: string, typed: string, wanted: string): number | undefined {
  if (typed === '' || label.startsWith(typed)) return 0;
  // Most names end here, and must not cost a copy.
  if (!isSubsequence(wanted, label)) return undefined;
  const lower = label.toLowerCase();
  if (lower.startsWith(wanted)) return 1;
  const inside = lower.indexOf(wanted);
  return inside > 0 && !isLetterOrDigit(lower.charCodeAt(inside - 1)) ? 2 : weakQuality;
}

function isLetterOrDigit(code: number): boolean {
  return code !== 0x5f && isAsciiWord(code);
}

/** Whether the letters of `wanted`, which are small ones, stand in `text` in that order, in whatever case. */
function isSubsequence(wanted: string, text: string): boolean {
  let found = 0;
  for (let at = 0; at < text.length && found < wanted.length; at++) {
    if (small(text.charCodeAt(at)) === wanted.charCodeAt(found)) found++;
  }
  return found === wanted.length;
}

/** The code of the small letter for that of an ASCII letter, any other code as it is. */
function small(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
