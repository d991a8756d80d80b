/** Running an image with vdkr or vpdmn, the wrappers of meta-virtualization that run Docker or podman in QEMU (vcontainer-common.sh). */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageSource } from '../deploy/sourceImage';
import type { ProgramPaths } from '../programs/programPaths';
import type { ProgramCommand } from '../startProgram';
import { imageRepository } from './containerName';
import type { HelperMachineName } from './engines';
import { withOpenLayout } from './openLayout';
import { outputOf } from './outputOf';
import { RunFailure } from './runFailure';
import { checkOptions, type RunOptions } from './runOptions';

/** Puts the image into the storage of the virtual machine, and returns what it is called there. */
export function importImage(
  program: HelperMachineName,
  programs: ProgramPaths,
  source: ImageSource,
  imageName: string,
  signal?: AbortSignal,
): Promise<string> {
  const reference = `${imageRepository(imageName)}:latest`;
  return withOpenLayout(
    source,
    imageName,
    async ({ folder, path }) => {
      const layout = await realpath(join(folder, path));
      await outputOf({ program, arguments: ['vimport', layout, reference] }, programs, signal);
      return reference;
    },
    signal,
  );
}

/**
 * What a terminal has to run. Variables are refused: the wrappers take them as arguments only, where every user of the machine can read them.
 * So is an entry point of one's own, which is `vrun` there.
 */
export function helperMachineCommand(program: HelperMachineName, image: string, options: RunOptions): ProgramCommand {
  const { ports, volumes, environment, entrypoint, command } = options;
  checkOptions(options);
  if (Object.keys(environment).length > 0) {
    throw new RunFailure(`${program} takes variables on its command line only, where others can read them.`);
  }
  // The wrapper looks for `-p` and `-v` with their values behind them, and has no addresses.
  const published = ports.flatMap(({ hostPort, containerPort }) => ['-p', `${hostPort}:${containerPort}`]);
  const mounted = volumes.flatMap((volume) => ['-v', volume]);
  const words = [...(entrypoint ? [entrypoint] : []), ...(command ?? [])];
  // `run` keeps the entry point of the image, `vrun` runs a command in its place.
  const verb = entrypoint === undefined ? 'run' : 'vrun';
  return { program, arguments: [verb, '-it', ...published, ...mounted, image, ...words] };
}
