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
  // Which of the names are reached after each part of the pattern: 0 is in front of the first one.
  let reached = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part === '**') for (let index = at; index <= names.length; index++) next.add(index);
      else if (at < names.length && matchesGlob(part, names[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  return reached.size > 0;
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
