/** Markdown that explanations share. */
import type { Place, Snapshot } from '../../project/snapshot';
import { placesByNearness, type Viewpoint } from '../context/nearest';
import { placeLink } from './placeLinks';

export const maxLinks = 5;

/** At most five links: this file's places first, then those of the files it leads to. */
export function placeList(
  snapshot: Snapshot,
  heading: string,
  places: readonly Place[],
  from: Viewpoint | undefined,
): string {
  const shown = nearestFirst(snapshot, places, from).slice(0, maxLinks);
  return shownPlaces(snapshot, heading, shown, places.length);
}

function nearestFirst(snapshot: Snapshot, places: readonly Place[], from: Viewpoint | undefined): readonly Place[] {
  if (!from) return places;
  const { own, foreign } = placesByNearness(snapshot, places, from);
  return [...own, ...foreign];
}

/** Links to the places, and how many of all `count` there are besides them. */
export function shownPlaces(snapshot: Snapshot, heading: string, shown: readonly Place[], count: number): string {
  if (shown.length === 0) return '';
  const more = count - shown.length;
  const lines = shown.map((place) => `- ${placeLink(snapshot, place)}`);
  return `**${heading}**\n${lines.join('\n')}${more > 0 ? `\n- and ${more} more` : ''}`;
}

/** The blocks that hold anything, with a blank line between. */
export function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** Text of a workspace as it is written, whatever it holds: nothing in a code span is Markdown. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longestRun = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return longestRun === 0 ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}

/** Text of a workspace as a part of a sentence. */
export function plainWords(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>!#|~&]/g, '\\$&');
}
