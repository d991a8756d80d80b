import type { Dialect } from './tree';

const dialects: readonly (readonly [ending: string, dialect: Dialect])[] = [
  ['.bbappend', 'append'],
  ['.bbclass', 'class'],
  ['.bb', 'recipe'],
  ['.inc', 'include'],
  ['.conf', 'conf'],
];

/** The dialect BitBake reads a file in, told by its name as BitBake tells it; undefined for a file it would not read. */
export function dialectOf(path: string): Dialect | undefined {
  return dialects.find(([ending]) => path.endsWith(ending))?.[1];
}
