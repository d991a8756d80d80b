/** Programs that stand in for `bitbake`: they print a recording of the real one, or what they were given. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes an executable `bitbake` with the given lines of bash; returns its folder, to be put on PATH. */
export async function writeBitbake(folder: string, lines: readonly string[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  const program = join(folder, 'bitbake');
  await writeFile(program, ['#!/bin/bash', ...lines, ''].join('\n'));
  await chmod(program, 0o755);
  return folder;
}

/** Prints the folder it runs in, what it was told of it and its arguments, one a line. */
export const tellsItsArguments = [
  'echo "folder=$PWD"',
  'echo "BBPATH=$BBPATH"',
  'for word in "$@"; do echo "argument=$word"; done',
];

/** Does as BitBake does when it is interrupted: the first time it waits for a task, the second time it ends at once. */
export const stopsLikeBitbake = [
  'interrupts=0',
  "trap 'interrupts=$((interrupts + 1))' INT",
  'echo "NOTE: Running task 1 of 2 (/layer/app_1.0.bb:do_compile)"',
  'for turn in {1..200}; do',
  '  sleep 0.05',
  '  [ $interrupts = 1 ] && [ -z "$told" ] && { echo "Keyboard Interrupt, closing down..."; told=1; }',
  '  [ $interrupts -gt 1 ] && { echo "Second Keyboard Interrupt, stopping..."; exit 1; }',
  'done',
];
