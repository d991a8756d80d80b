/** Stand-ins for a container engine, which run on this machine what is to run in a container: out of the reach of signals, as in one. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeProgram } from './buildFolder';

/** Runs what follows the name `yocto`; the answer tells what came before, each time it was started. */
export async function useEngine(folder: string, name: string): Promise<() => Promise<string>> {
  const notes = join(folder, 'arguments');
  await useProgram(folder, name, [
    '#!/bin/bash',
    `while [ "$1" != yocto ]; do printf '%s ' "$1" >> '${notes}'; shift; done`,
    'shift',
    'exec setsid --wait "$@"',
  ]);
  return () => readFile(notes, 'utf8');
}

/** Runs the text that kas in the container would give to its shell. */
export async function useEngineOfKas(folder: string): Promise<void> {
  await useProgram(folder, 'docker', [
    '#!/bin/bash',
    '[ "$1" = context ] && exit',
    'while [ "$1" != -c ]; do shift; done',
    'export PATH="$STANDIN_BITBAKE:$PATH"',
    `cd '${join(folder, 'build')}' && exec setsid --wait sh -c "$2"`,
  ]);
  process.env.STANDIN_BITBAKE = join(folder, 'openembedded-core/bitbake/bin');
  process.env.KAS_ALLOW_ROOT = 'yes';
  process.env.KAS_CONTAINER_ENGINE = 'docker';
}

/** A file of kas for the build folder of `makeBuildFolder`. */
export async function writeKasFile(path: string): Promise<string> {
  const lines = [
    'header:',
    '  version: 1',
    'machine: tiny',
    'distro: nodistro',
    'repos:',
    '  core:',
    '    path: openembedded-core',
    '    layers:',
    '      .: excluded',
  ];
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

async function useProgram(folder: string, name: string, lines: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'engine'));
  await writeProgram(join(folder, 'engine', name), lines);
  process.env.PATH = `${join(folder, 'engine')}:${process.env.PATH}`;
}
