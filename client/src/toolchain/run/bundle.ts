/** A bundle for runc or crun: the image unpacked by umoci, with a configuration that needs no root and no network of its own. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import type { ImageSource } from '../deploy/sourceImage';
import { isObject, type JsonObject } from '../images/ociLayout';
import type { ProgramPaths } from '../programs/programPaths';
import type { ProgramCommand } from '../startProgram';
import type { RuntimeName } from './engines';
import type { ImageProcess } from './imageProcess';
import { type OpenLayout, withOpenLayout } from './openLayout';
import { outputOf } from './outputOf';
import { RunFailure } from './runFailure';
import { checkOptions, type RunOptions } from './runOptions';

export interface BundleRequest {
  readonly programs: ProgramPaths;
  readonly source: ImageSource;
  readonly imageName: string;
  readonly process: ImageProcess;
  readonly options: RunOptions;
  /** Made by this; nothing may stand there yet. */
  readonly folder: string;
}

/**
 * Unpacks the image to a bundle and sets it to what was asked for. Of the options, ports count for nothing: the bundle has the network of this
 * machine. Throws RunFailure with the reason if that fails.
 */
export async function makeBundle(request: BundleRequest, signal?: AbortSignal): Promise<void> {
  const { options, process, folder } = request;
  checkOptions(options);
  const words = startedWords(process, options);
  if (words.length === 0) {
    throw new RunFailure(
      'The image has neither an entry point nor a command. Set OCI_IMAGE_ENTRYPOINT or OCI_IMAGE_CMD in its recipe, or give a command here.',
    );
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const bundle = join(folder, 'bundle');
  const unpack = (layout: OpenLayout) => unpackLayout(layout, bundle, request.programs, signal);
  await withOpenLayout(request.source, request.imageName, unpack, signal);
  const file = join(bundle, 'config.json');
  const configuration = JSON.parse(await readFile(file, 'utf8')) as unknown;
  await writeFile(file, JSON.stringify(adjusted(configuration, words, options)));
  await writeFile(join(folder, ownerFile), String(pid));
}

/** Names the process that makes bundles, and is to remove them. */
const ownerFile = 'owner';

/** Ends and removes the containers below a folder of bundles whose owner is gone: their window was closed while they ran. */
export async function sweepBundles(
  runtime: RuntimeName,
  programs: ProgramPaths,
  stateFolder: string,
  bundles: string,
): Promise<void> {
  for (const name of await readdir(bundles).catch(() => [])) {
    const folder = join(bundles, name);
    const owner = Number(await readFile(join(folder, ownerFile), 'utf8').catch(() => ''));
    if (owner > 0 && !isAlive(owner)) await removeBundle(runtime, programs, stateFolder, folder, name);
  }
}

function isAlive(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What a terminal has to run. `stateFolder` keeps the containers of this runtime that were made here. */
export function bundleCommand(
  runtime: RuntimeName,
  stateFolder: string,
  folder: string,
  containerName: string,
): ProgramCommand {
  return {
    program: runtime,
    arguments: ['--root', stateFolder, 'run', '--bundle', join(folder, 'bundle'), containerName],
  };
}

/** Ends the container, whatever it does, and removes the bundle. */
export async function removeBundle(
  runtime: RuntimeName,
  programs: ProgramPaths,
  stateFolder: string,
  folder: string,
  containerName: string,
): Promise<void> {
  const command = { program: runtime, arguments: ['--root', stateFolder, 'delete', '--force', containerName] };
  // It fails for a container that has ended by itself and is gone already.
  await outputOf(command, programs).catch(() => undefined);
  // A mount in it may be there for a moment longer than the container.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** The command line that runs: the options' in place of the image's. An entry point of one's own leaves the image's command out. */
export function startedWords(
  process: Pick<ImageProcess, 'entrypoint' | 'command'>,
  { entrypoint, command }: Pick<RunOptions, 'entrypoint' | 'command'>,
): readonly string[] {
  if (entrypoint === undefined) return [...process.entrypoint, ...(command ?? process.command)];
  return [...(entrypoint === '' ? [] : [entrypoint]), ...(command ?? [])];
}

async function unpackLayout(
  { folder, path, name }: OpenLayout,
  bundle: string,
  programs: ProgramPaths,
  signal?: AbortSignal,
): Promise<void> {
  if (name === undefined)
    throw new RunFailure('The image in the layout has no name, and umoci takes images by name only.');
  const command = ['unpack', '--rootless', '--image', `${path}:${name}`, bundle];
  await outputOf({ program: 'umoci', arguments: command, folder }, programs, signal);
}

function adjusted(configuration: unknown, words: readonly string[], options: RunOptions): JsonObject {
  if (!isObject(configuration) || !isObject(configuration.process)) {
    throw new RunFailure('umoci wrote no configuration for the bundle.');
  }
  const { process } = configuration;
  const variables = Object.entries(options.environment).map(([name, value]) => `${name}=${value}`);
  const isReplaced = (line: unknown) => Object.hasOwn(options.environment, String(line).split('=')[0] ?? '');
  const environment = Array.isArray(process.env) ? process.env.filter((line) => !isReplaced(line)) : [];
  const mounts = Array.isArray(configuration.mounts) ? configuration.mounts : [];
  return {
    ...configuration,
    process: {
      ...process,
      terminal: true,
      args: words,
      env: [...environment, ...variables],
      // Without root there is one user to be had, which the bundle's own namespace calls root.
      user: { uid: 0, gid: 0 },
    },
    mounts: [...mounts, ...options.volumes.map(bindMount)],
  };
}

function bindMount(volume: string): JsonObject {
  const [source, destination, mode = ''] = volume.split(':');
  const access = mode.split(',').includes('ro') ? ['ro'] : [];
  return { destination, type: 'bind', source, options: ['rbind', 'rprivate', ...access] };
}
