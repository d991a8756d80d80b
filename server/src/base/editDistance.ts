/**
 * How many letters have to be added, taken away, replaced or swapped with their neighbour to turn one word into the other; `limit` where it is as
 * many or more.
 */
export function editDistance(first: string, second: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(first.length - second.length) >= limit) return limit;
  let beforePrevious = new Array<number>(second.length + 1).fill(0);
  let previous = beforePrevious.map((_, index) => index);
  let current = [...previous];
  let leastBefore = 0;
  for (let row = 1; row <= first.length; row++) {
    // Farther from the diagonal as many letters are added or taken away as the limit allows.
    const from = Math.max(1, row - limit + 1);
    const to = Math.min(second.length, row + limit - 1);
    current[from - 1] = from === 1 ? row : limit;
    if (to < second.length) current[to + 1] = limit;
    let least = current[from - 1] ?? limit;
    for (let column = from; column <= to; column++) {
      const same = first.charCodeAt(row - 1) === second.charCodeAt(column - 1);
      let cost = Math.min(
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
      );
      const isSwapped =
        first.charCodeAt(row - 1) === second.charCodeAt(column - 2) &&
        first.charCodeAt(row - 2) === second.charCodeAt(column - 1);
      if (row > 1 && column > 1 && isSwapped) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    // A swap builds on the row before the last, and costs one.
    if (least >= limit && leastBefore + 1 >= limit) return limit;
    leastBefore = least;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(limit, previous[second.length] ?? first.length);
}
