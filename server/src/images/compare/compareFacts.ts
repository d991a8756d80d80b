import { type ComparedValue, type FactName, factNames, type ImageFacts, sequenceNames } from './imageFacts';

export interface ComparedField {
  readonly name: FactName;
  readonly left: ComparedValue;
  readonly right: ComparedValue;
  /** `unknown` where one side is not known. */
  readonly outcome: 'same' | 'different' | 'unknown';
}

/** What both sides tell of. */
export function compareFacts(left: ImageFacts, right: ImageFacts): readonly ComparedField[] {
  return factNames.flatMap((name) => {
    const [one, other] = [left.get(name), right.get(name)];
    return one && other ? [{ name, left: one, right: other, outcome: outcomeOf(name, one, other) }] : [];
  });
}

function outcomeOf(name: FactName, left: ComparedValue, right: ComparedValue): ComparedField['outcome'] {
  if (left.kind === 'unknown' || right.kind === 'unknown') return 'unknown';
  if (left.kind === 'atLeast' || right.kind === 'atLeast') {
    if (left.kind === right.kind) return 'unknown';
    const [few, all] = left.kind === 'atLeast' ? [left, right] : [right, left];
    return few.items.every((item) => all.items.includes(item)) ? 'same' : 'different';
  }
  const inOrder = (items: readonly string[]) => (sequenceNames.has(name) ? items : items.toSorted());
  const [one, other] = [inOrder(left.items), inOrder(right.items)];
  const isSame = one.length === other.length && one.every((item, index) => item === other[index]);
  return isSame ? 'same' : 'different';
}
