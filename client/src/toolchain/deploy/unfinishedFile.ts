/**
 * The files that are written beside their place and renamed when they are whole. Each run has a name of its own: a program of a run that was
 * killed may go on writing for a while.
 */
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The path to write to; `scratch` is the folder that this run has for itself. Without a colon in the name, at which skopeo would end the path. */
export function unfinishedPath(path: string, scratch: string): string {
  return join(dirname(path), `${prefixOf(path)}${process.pid}.${basename(scratch)}${ending}`);
}

/** What all of them are called, for people. */
export function unfinishedPattern(path: string): string {
  return join(dirname(path), `${prefixOf(path)}*${ending}`);
}

/** Removes those whose process has ended. A folder that cannot be read has none. */
export async function removeUnfinished(path: string): Promise<void> {
  const prefix = prefixOf(path);
  for (const name of await readdir(dirname(path)).catch(() => [])) {
    if (!name.startsWith(prefix) || !name.endsWith(ending)) continue;
    const processId = Number(name.slice(prefix.length).split('.')[0]);
    if (!isRunning(processId)) await rm(join(dirname(path), name), { force: true });
  }
}

const ending = '.unfinished';

function prefixOf(path: string): string {
  return `.${basename(path).replaceAll(':', '_')}.`;
}

function isRunning(processId: number): boolean {
  try {
    return Number.isInteger(processId) && processId > 0 && process.kill(processId, 0);
  } catch (error) {
    // Of another user, it runs all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
