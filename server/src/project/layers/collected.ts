/** Which recipes and appends BitBake takes in, told by BBFILES and BBMASK. */
import { isBelow } from '../paths';
import type { Layer } from '../snapshot';
import { matchesGlob } from './globPattern';

/**
 * Whether BBFILES of the layer takes the file in and BBMASK leaves it. A file outside of a layer counts, and so does one of a layer
 * whose BBFILES is not plain text.
 */
export function isCollected(path: string, layer: Layer | undefined, masks: readonly string[]): boolean {
  if (masks.some((mask) => isMasked(path, mask))) return false;
  const patterns = layer?.filePatterns ?? [];
  return patterns.length === 0 || patterns.some((pattern) => takesIn(pattern, path));
}

function takesIn(pattern: string, path: string): boolean {
  const wildcard = pattern.search(/[*?[]/);
  // A folder stands for all recipes in it.
  if (wildcard === -1) return pattern === path || isBelow(path, pattern.endsWith('/') ? pattern.slice(0, -1) : pattern);
  return path.startsWith(pattern.slice(0, wildcard)) && matchesGlob(pattern, path);
}

/**
 * BBMASK holds regular expressions that are searched for in the path. Those that are plain text are followed, with `.` for any
 * character, `\.` for a dot and `.*` at the ends for anything; others mask nothing here.
 */
function isMasked(path: string, mask: string): boolean {
  const text = mask.replace(/^\^?\.\*|\.\*$/g, '');
  if (text === '' || !/^(?:[\w/ :@~-]|\.|\\[./-])+\$?$/.test(text)) return false;
  const atEnd = text.endsWith('$');
  const wanted = atEnd ? text.slice(0, -1) : text;
  const pieces = wanted.match(/\\.|[^\\]/g) ?? [];
  const first = atEnd ? path.length - pieces.length : 0;
  for (let at = Math.max(0, first); at + pieces.length <= path.length; at++) {
    const matches = pieces.every((piece, index) => piece === '.' || piece.slice(-1) === path.charAt(at + index));
    if (matches) return true;
  }
  return false;
}
