import type { ComparedSide } from './compareImages';
import { architectureIn } from './imageFacts';

/**
 * Both sides of a comparison. The one that says more exactly which image it is comes first: where the other holds several images, the one for the same
 * architecture is meant.
 * @param certainty the higher, the more exactly a source says which image it is
 */
export async function comparedSides<Source>(
  [left, right]: readonly [Source, Source],
  certainty: (source: Source) => number,
  sideOf: (source: Source, architecture: string | undefined) => Promise<ComparedSide>,
): Promise<readonly [ComparedSide, ComparedSide]> {
  if (certainty(left) >= certainty(right)) {
    const side = await sideOf(left, undefined);
    return [side, await sideOf(right, architectureIn(side.facts))];
  }
  const side = await sideOf(right, undefined);
  return [await sideOf(left, architectureIn(side.facts)), side];
}
