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

/** The dialect of a file that is read as BitBake's whatever it is called: an include if its name does not say more. */
export function dialectByName(path: string): Dialect {
  return dialectOf(path) ?? 'include';
}
