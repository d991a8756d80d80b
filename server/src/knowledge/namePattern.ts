/** Names with placeholders: `PREFERRED_VERSION_<recipe>` stands for `PREFERRED_VERSION_xen`. */

export function hasPlaceholder(name: string): boolean {
  return name.includes('<');
}

/** Whether a name is the pattern with some text, at least one character, for each placeholder. */
export function namePattern(pattern: string): (name: string) => boolean {
  const fixedParts = pattern.split(/<[^<>]*>/);
  return (name) => matchesParts(fixedParts, name);
}

function matchesParts(fixedParts: readonly string[], name: string): boolean {
  const first = fixedParts[0] ?? '';
  const last = fixedParts.at(-1) ?? '';
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  for (const part of fixedParts.slice(1, -1)) {
    const found = name.indexOf(part, from + 1);
    if (found < 0) return false;
    from = found + part.length;
  }
  return name.length - last.length > from;
}
