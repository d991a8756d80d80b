/** Which recipes a `.bbappend` extends, told by the file names as BitBake tells it. */

/**
 * Whether an append applies to a recipe; both are file names. Without `%` the names must be equal; with it, all that stands before
 * the first `%` must begin the recipe's name, and what stands behind does not count.
 */
export function appliesTo(appendName: string, recipeName: string): boolean {
  const pattern = appendName.replace('.bbappend', '.bb');
  const percent = pattern.indexOf('%');
  if (percent === -1) return pattern === recipeName;
  return pattern.startsWith(recipeName.slice(0, percent));
}
