/** Where a host program is: where the setting says, on PATH, or where programs stand that only root has on PATH. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '../findOnPath';
import type { ProgramPaths } from './programPaths';

export type FoundProgram =
  | { readonly kind: 'found'; readonly path: string; readonly by: 'setting' | 'PATH' | 'folder' }
  /** The setting names a path at which no program is. */
  | { readonly kind: 'misplaced'; readonly path: string }
  | { readonly kind: 'missing' };

/** Folders with programs that a user may not have on PATH: those of root, Homebrew's, and the one into which pipx puts kas. */
const otherFolders = [
  '/usr/local/bin',
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/opt/homebrew/bin',
  join(homedir(), '.local/bin'),
];

/** Looks for a program; `furtherFolders` are those of the build folder's own environment, and are looked into last. */
export async function findProgram(
  name: string,
  programs: ProgramPaths,
  furtherFolders: readonly string[] = [],
): Promise<FoundProgram> {
  const path = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (path !== undefined) {
    const program = await findOnPath(path);
    return program === undefined ? { kind: 'misplaced', path } : { kind: 'found', path: program, by: 'setting' };
  }
  const onPath = await findOnPath(name);
  if (onPath !== undefined) return { kind: 'found', path: onPath, by: 'PATH' };
  for (const folder of [...otherFolders, ...furtherFolders]) {
    const program = await findOnPath(join(folder, name));
    if (program !== undefined) return { kind: 'found', path: program, by: 'folder' };
  }
  return { kind: 'missing' };
}
