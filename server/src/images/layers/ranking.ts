/** The largest of many items, without all of them being kept or sorted. */
export class Ranking<Item> {
  private readonly ranked: { readonly item: Item; readonly weight: number }[] = [];

  constructor(private readonly count: number) {}

  /** Of equal weights, the one that came first stands first. */
  add(weight: number, item: () => Item): void {
    const { ranked, count } = this;
    const last = ranked.at(-1);
    if (ranked.length === count && last && last.weight >= weight) return;
    let low = 0;
    let high = ranked.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranked[middle]?.weight ?? 0) >= weight) low = middle + 1;
      else high = middle;
    }
    ranked.splice(low, 0, { item: item(), weight });
    if (ranked.length > count) ranked.pop();
  }

  /** The heaviest first. */
  get items(): readonly Item[] {
    return this.ranked.map(({ item }) => item);
  }
}
