/** Runs an image with podman or Docker: puts it into the engine's storage, makes a container of it and starts that. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ImageSource } from '../deploy/sourceImage';
import { withPrivateFile } from '../privateFile';
import type { ProgramPaths } from '../programs/programPaths';
import { imageRepository, isContainerName } from './containerName';
import { type Container, imageLabel, inspectContainer, lastLogOf, removeContainer } from './containers';
import type { EngineName } from './engines';
import { type OpenLayout, withOpenLayout } from './openLayout';
import { outputOf } from './outputOf';
import { publishedPort } from './ports';
import { explanationOf, RunFailure } from './runFailure';
import { checkOptions, type RunOptions } from './runOptions';

export interface ContainerRequest {
  readonly engine: EngineName;
  readonly programs: ProgramPaths;
  readonly source: ImageSource;
  /** What the image is called: `hello-container-latest`. */
  readonly imageName: string;
  readonly containerName: string;
  readonly options: RunOptions;
}

export interface CreatedContainer {
  readonly engine: EngineName;
  readonly id: string;
  readonly name: string;
}

/**
 * Makes the container, which does not run yet. Throws RunFailure with the reason where the engine refuses, and what runProgram throws.
 */
export async function createContainer(request: ContainerRequest, signal?: AbortSignal): Promise<CreatedContainer> {
  const { engine, programs, containerName, options } = request;
  checkOptions(options);
  if (!isContainerName(containerName)) throw new RunFailure(`"${containerName}" is no name for a container.`);
  const image = await withOpenLayout(
    request.source,
    request.imageName,
    (layout) =>
      engine === 'podman' ? loadIntoPodman(layout, programs, signal) : loadIntoDocker(layout, request, signal),
    signal,
  );
  const variables = Object.entries(options.environment).map(([name, value]) => `${name}=${value}\n`);
  const id = await withPrivateFile('environment', variables.join(''), (environmentFile) =>
    outputOf({ program: engine, arguments: createArguments(request, image, environmentFile) }, programs, signal),
  );
  return { engine, id: lastLine(id), name: containerName };
}

/** A start that fails in the container's own process shows a moment after the engine has said that all is well. */
const settlingMs = 1000;
const lookAgainMs = 250;

/**
 * Starts a container in the background and returns what has become of it a second later, or as soon as it has ended. One that the engine cannot
 * start is removed, for there is nothing in it to look at, and RunFailure says why.
 */
export async function startContainer(
  container: CreatedContainer,
  programs: ProgramPaths,
  signal?: AbortSignal,
): Promise<Container> {
  const { engine, id } = container;
  try {
    await outputOf({ program: engine, arguments: ['start', id] }, programs, signal);
  } catch (error) {
    await removeContainer(container, programs).catch(() => undefined);
    throw error;
  }
  // By the clock: to look takes a busy machine longer than to wait.
  const settledAt = performance.now() + settlingMs;
  for (;;) {
    const now = await inspectContainer(container, programs);
    if (!now) throw new RunFailure('The container was removed while it was started.');
    if (now.state !== 'running' || performance.now() >= settledAt) return now;
    await delay(lookAgainMs);
  }
}

/** Why a container ended that was started a moment ago, in one sentence. */
export async function endOfContainer({ exitCode, ...key }: Container, programs: ProgramPaths): Promise<string> {
  const reason = explanationOf(await lastLogOf(key, programs));
  const end = exitCode === 0 ? 'It has done its work and ended.' : `It ended at once, with exit code ${exitCode}.`;
  return reason === undefined ? end : `${end} ${reason}`;
}

/** The arguments of `create`. What stands in the file of variables is seen by this user alone, unlike arguments. */
export function createArguments(
  { imageName, containerName, options }: ContainerRequest,
  image: string,
  environmentFile: string,
): readonly string[] {
  const { ports, volumes, environment, entrypoint, command, isInteractive, isPrivileged } = options;
  return [
    'create',
    // The image is there: a registry that has one of the same name is not meant.
    '--pull=never',
    `--name=${containerName}`,
    `--label=${imageLabel}=${imageName}`,
    ...ports.map((port) => `--publish=${publishedPort(port)}`),
    ...volumes.map((volume) => `--volume=${volume}`),
    ...(Object.keys(environment).length > 0 ? [`--env-file=${environmentFile}`] : []),
    ...(isInteractive ? ['--interactive', '--tty'] : []),
    ...(isPrivileged ? ['--privileged'] : []),
    ...(entrypoint === undefined ? [] : [`--entrypoint=${entrypoint}`]),
    image,
    ...(command ?? []),
  ];
}

/** What podman calls the image: its number. */
async function loadIntoPodman(
  { folder, path, name }: OpenLayout,
  programs: ProgramPaths,
  signal?: AbortSignal,
): Promise<string> {
  const source = `oci:${path}${name === undefined ? '' : `:${name}`}`;
  return lastLine(
    await outputOf({ program: 'podman', arguments: ['pull', '--quiet', source], folder }, programs, signal),
  );
}

/** Docker reads layouts from release 25 on only, and its own archives in all. */
async function loadIntoDocker(
  { folder, path, name }: OpenLayout,
  { programs, imageName }: ContainerRequest,
  signal?: AbortSignal,
): Promise<string> {
  const reference = `localhost/${imageRepository(imageName)}:latest`;
  const archive = 'docker.tar';
  const source = `oci:${path}${name === undefined ? '' : `:${name}`}`;
  const convert = ['copy', source, `docker-archive:${archive}:${reference}`];
  await outputOf({ program: 'skopeo', arguments: convert, folder }, programs, signal);
  await outputOf(
    // Docker of a snap sees nothing of /tmp, but reads what it is given.
    { program: 'docker', arguments: ['load', '--quiet'], inputFile: join(folder, archive) },
    programs,
    signal,
  );
  return reference;
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
