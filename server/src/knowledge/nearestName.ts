/** The name among candidates that a misspelt one most likely means. */
import { editDistance } from '../base/editDistance';

/** Nothing if every candidate differs in more than a third of the letters. Case does not count. */
export function nearestOf(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let smallest = Math.floor(wanted.length / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= smallest) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), smallest);
    if (distance < smallest) {
      smallest = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** The only candidate that a name of three letters or more abbreviates, as `arch` does `architecture`; otherwise the nearest one. */
export function meantOf(name: string, candidates: readonly string[]): string | undefined {
  const beginning = name.toLowerCase();
  const abbreviated = candidates.filter((candidate) => candidate.toLowerCase().startsWith(beginning));
  return name.length >= 3 && abbreviated.length === 1 ? abbreviated[0] : nearestOf(name, candidates);
}
