/** The first items of a sequence, of which no more are made than are asked for. */
export function firstOf<Item>(items: Iterable<Item>, count: number): readonly Item[] {
  const found: Item[] = [];
  if (count <= 0) return found;
  for (const item of items) if (found.push(item) === count) break;
  return found;
}
