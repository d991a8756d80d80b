/** Patterns of paths as `.metavirt.json` holds them, matched in time that grows with the product of both lengths only. */
import { matchesGlob } from '../../project/layers/globPattern';

/**
 * Whether a pattern takes in a path; both are relative to one folder. Without a slash it is the name of files or folders, however deep;
 * `**` stands for any number of folders; a pattern that takes in a folder takes in all that is below it.
 */
export function takesIn(pattern: string, path: string): boolean {
  const written = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  const names = path.split('/');
  const parts = written.includes('/') ? written.split('/') : ['**', written];
  // Which of the names can be reached after each part of the pattern, in their order: 0 is in front of the first one.
  let reached = [0];
  for (const part of parts) {
    const [first = names.length + 1] = reached;
    if (part === '**') reached = indexesFrom(first, names.length);
    else reached = reached.filter((at) => at < names.length && matchesGlob(part, names[at] ?? '')).map((at) => at + 1);
  }
  return reached.length > 0;
}

function indexesFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** What is wrong with a pattern, with the mend; undefined for one that means something. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern === '') return 'An empty pattern takes in nothing.';
  if (pattern.startsWith('!')) return 'A pattern cannot leave files out: a later override can set the rules back.';
  if (/[{}]/.test(pattern)) return 'Braces have no meaning here: write a pattern for each.';
  if (pattern.includes('\\')) return 'Write `/` between folders.';
  if (pattern.split('/').includes('..')) return 'Patterns start at the folder of this file and cannot leave it.';
  return undefined;
}
