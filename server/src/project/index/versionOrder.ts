/** Orders versions by their parts: numbers as numbers, the rest as text. `2.9` comes before `2.10`. */
export function compareVersions(first: string, second: string): number {
  const [mine, theirs] = [partsOf(first), partsOf(second)];
  for (let at = 0; at < Math.max(mine.length, theirs.length); at++) {
    const [left, right] = [mine[at] ?? '', theirs[at] ?? ''];
    const byNumber = Number(left) - Number(right);
    if (Number.isFinite(byNumber) && byNumber !== 0) return byNumber;
    if (left !== right && !Number.isFinite(byNumber)) return left < right ? -1 : 1;
  }
  return 0;
}

function partsOf(version: string): readonly string[] {
  return version.match(/\d+|[^\d._-]+/g) ?? [];
}
