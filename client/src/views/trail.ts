/** The pages that were shown one after another, for the way back. */
export interface Trail {
  /** Notes that a page is shown, and gives the one before it; the page before the last one is the way back itself. */
  visit(name: string): string | undefined;
}

export function createTrail(mostNames = 100): Trail {
  const names: string[] = [];
  return {
    visit(name) {
      if (names.at(-2) === name) names.pop();
      else if (names.at(-1) !== name) names.push(name);
      if (names.length > mostNames) names.shift();
      return names.at(-2);
    },
  };
}
