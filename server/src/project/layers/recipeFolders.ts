/** Which folders BBFILES looks into: a layer has many more, with patches and files. */
import { isBelow } from '../paths';
import type { Layer } from '../snapshot';
import { hasWildcard, matchesGlob } from './globPattern';

/** Tells whether a recipe or append that is taken in may lie in a folder, or in one below it. */
export function recipeFolders(layers: readonly Layer[]): (folder: string) => boolean {
  const searched = layers.map(({ root, filePatterns }) => ({ root, leadsInto: leadingInto(filePatterns) }));
  return (folder) =>
    searched.some(({ root, leadsInto }) => (folder === root || isBelow(folder, root)) && leadsInto(folder));
}

function leadingInto(filePatterns: readonly string[]): (folder: string) => boolean {
  if (filePatterns.length === 0) return () => true;
  // A folder stands for all recipes in it.
  const plain = filePatterns
    .filter((pattern) => !hasWildcard(pattern))
    .map((pattern) => (pattern.endsWith('/') ? pattern.slice(0, -1) : pattern));
  // Recipes and appends are named by two patterns that differ at their ends.
  const patterns = filePatterns.filter(hasWildcard).map((pattern) => pattern.split('/').slice(0, -1));
  const byDepth = new Map<number, readonly string[]>();
  const atDepth = (depth: number): readonly string[] => {
    const longer = patterns.filter((parts) => parts.length >= depth);
    return [...new Set(longer.map((parts) => parts.slice(0, depth).join('/')))];
  };
  return (folder) => {
    const depth = folder.split('/').length;
    const known = byDepth.get(depth) ?? atDepth(depth);
    byDepth.set(depth, known);
    return (
      known.some((pattern) => matchesGlob(pattern, folder)) ||
      plain.some((path) => path === folder || isBelow(path, folder) || isBelow(folder, path))
    );
  };
}
