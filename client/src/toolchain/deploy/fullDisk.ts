/** What is said where a disk is full: which one it is, and what to do. */
import { dirname } from 'node:path';
import type { FailureSubject } from './plan';

/** The words of Go, the C library and Node for a disk, or what a user may have of it, that is full. */
const fullWords = /no space left on device|file too large|disk quota exceeded|\b(?:ENOSPC|EDQUOT)\b/i;

export function tellsOfFullDisk(output: string): boolean {
  return fullWords.test(output);
}

/** The folder that a deployment has for itself; removed before anybody can look at it. */
const scratchFolder = /^(.+)\/metavirt-deploy-\w+(?:\/|$)/;
const temporaryFolder = /^(?:\/var)?\/tmp\//;

/** What an engine removes that nothing uses. */
const prunes: Readonly<Record<string, string>> = { podman: 'podman image prune', docker: 'docker system prune' };

/**
 * One or two sentences. `storage` is the folder in which the program of the step keeps images, where it has one: what it prints of a full disk
 * names files as they are called inside of it.
 */
export function fullDiskMessage(output: string, about: FailureSubject, storage?: string): string {
  const path = lastPath(output);
  const scratch = path === undefined ? undefined : scratchFolder.exec(path)?.[1];
  if (scratch !== undefined) return fullDisk(scratch, orTemporaryFolder, placeOf(about));
  if (storage !== undefined) {
    const isTemporary = path !== undefined && temporaryFolder.test(path) && !path.startsWith(storage);
    if (isTemporary) return fullDisk(dirname(path), orTemporaryFolder, placeOf(about));
    const prune = about.kind === 'registry' ? undefined : prunes[about.program];
    return fullDisk(storage, prune === undefined ? '' : ` ("${prune}" removes what nothing uses)`, placeOf(about));
  }
  return path === undefined
    ? `There is no room left for the image${placeOf(about)}. Make room, and deploy it again.`
    : fullDisk(dirname(path), ', or choose another place', placeOf(about));
}

export const orTemporaryFolder = ', or set TMPDIR to a folder that has it';

/** `hint` goes on after "Make room there", `place` after the folder. */
export function fullDisk(folder: string, hint = '', place = ''): string {
  return `The disk of ${folder}${place} is full. Make room there${hint}, and deploy the image again.`;
}

function placeOf(about: FailureSubject): string {
  return about.kind === 'host' ? ` on ${about.host}` : '';
}

/** `write /a/b: no space left on device` of Go, `error writing '/a/b': No space left on device` of dd. */
function lastPath(output: string): string | undefined {
  const lines = output.split('\n').filter(tellsOfFullDisk);
  const [, path] = /(?:^|[ '‘])(\/[^\n:'’]*)['’]?: (?:no space|file too|disk quota)/i.exec(lines.at(-1) ?? '') ?? [];
  return path;
}
