/** The variables that a text reads, as far as they are named in it: what BitBake watches OVERRIDES by. */

const named = /\$\{([a-zA-Z0-9\-_+./~:]+)\}/g;
const readByPython =
  /\b(?:getVar(?:Flag)?|contains(?:_any)?|filter|(?:both|any)_contain|set_intersect|conditional)\(\s*(?:"([^"\\]*)"|'([^'\\]*)')/g;

/** Each name once. */
export function namesReadBy(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(named)) if (match[1] !== undefined) names.add(match[1]);
  for (const match of text.matchAll(readByPython)) {
    const name = match[1] ?? match[2];
    if (name !== undefined) names.add(name);
  }
  return names;
}
