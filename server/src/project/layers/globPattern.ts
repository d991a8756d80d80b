/** Patterns of file names as BBFILES has them, matched as Python's `glob` does and in linear time for each `*`. */

/** Whether a pattern stands for other names than its own. */
export function hasWildcard(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/** Whether a path matches; `*` and `?` stop at a slash and do not match the dot of a hidden file. */
export function matchesGlob(pattern: string, path: string): boolean {
  const patterns = pattern.split('/');
  const names = path.split('/');
  return patterns.length === names.length && patterns.every((each, index) => matchesName(each, names[index] ?? ''));
}

function matchesName(pattern: string, name: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  if (/[?[]/.test(pattern)) return matchesCharacters(pattern, name);
  // BBFILES hardly has more than one `*` between slashes, and thousands of names are compared.
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === name;
  if (star !== pattern.lastIndexOf('*')) return matchesCharacters(pattern, name);
  const isLongEnough = name.length >= pattern.length - 1;
  return isLongEnough && name.startsWith(pattern.slice(0, star)) && name.endsWith(pattern.slice(star + 1));
}

function matchesCharacters(pattern: string, name: string): boolean {
  let at = 0;
  let inName = 0;
  // Where to go on if what follows the last `*` does not match here: it takes in one more character.
  let afterStar = -1;
  let starTook = 0;
  while (inName < name.length) {
    const next = at < pattern.length ? oneCharacter(pattern, at, name.charAt(inName)) : -1;
    if (pattern.charAt(at) === '*') {
      afterStar = ++at;
      starTook = inName;
    } else if (next !== -1) {
      at = next;
      inName++;
    } else if (afterStar !== -1) {
      at = afterStar;
      inName = ++starTook;
    } else {
      return false;
    }
  }
  while (pattern.charAt(at) === '*') at++;
  return at === pattern.length;
}

/** The offset after the part of the pattern that matches the character, or -1. */
function oneCharacter(pattern: string, at: number, character: string): number {
  const written = pattern.charAt(at);
  if (written === '?') return at + 1;
  const close = written === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (close === -1) return written === character ? at + 1 : -1;
  const isNegated = pattern.charAt(at + 1) === '!';
  const isListed = listHolds(pattern.slice(at + (isNegated ? 2 : 1), close), character);
  return isListed === isNegated ? -1 : close + 1;
}

function listHolds(list: string, character: string): boolean {
  for (let at = 0; at < list.length; at++) {
    if (list.charAt(at + 1) === '-' && at + 2 < list.length) {
      if (list.charAt(at) <= character && character <= list.charAt(at + 2)) return true;
      at += 2;
    } else if (list.charAt(at) === character) {
      return true;
    }
  }
  return false;
}
