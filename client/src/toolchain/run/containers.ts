/** The containers that were made here, told from all others by a label; others are never touched. */
import { isObject, type JsonObject } from '../images/ociLayout';
import type { ProgramPaths } from '../programs/programPaths';
import { runProgram } from '../runProgram';
import type { EngineName } from './engines';
import { outputOf } from './outputOf';
import { RunFailure } from './runFailure';

/** Its value is the name of the image. */
export const imageLabel = 'metavirt.image';

export interface ContainerKey {
  readonly engine: EngineName;
  readonly id: string;
}

export interface Container extends ContainerKey {
  readonly name: string;
  readonly imageName: string;
  /** As the engine calls it: `running`, `exited`, `created`. */
  readonly state: string;
  readonly exitCode: number;
  readonly ports: readonly PublishedPort[];
}

export interface PublishedPort {
  readonly hostAddress: string;
  readonly hostPort: number;
  /** `80/tcp`. */
  readonly containerPort: string;
}

/** How long a process has to heed its stop signal, before it is killed. */
export const patienceSeconds = 10;

/** Ours of an engine, the newest first. Throws RunFailure where the engine does not answer. */
export async function listContainers(engine: EngineName, programs: ProgramPaths): Promise<readonly Container[]> {
  const filter = ['--filter', `label=${imageLabel}`];
  const list = await outputOf(
    { program: engine, arguments: ['ps', '--all', '--quiet', '--no-trunc', ...filter] },
    programs,
  );
  const ids = list.split(/\s+/).filter((id) => /^[0-9a-f]{12,64}$/.test(id));
  const containers = await Promise.all(ids.map((id) => inspectContainer({ engine, id }, programs)));
  return containers.filter((container) => container !== undefined);
}

/** Undefined where there is no such container any more, or it is not ours. */
export async function inspectContainer(
  { engine, id }: ContainerKey,
  programs: ProgramPaths,
): Promise<Container | undefined> {
  const command = { program: engine, arguments: ['inspect', '--type', 'container', '--', id] };
  try {
    const [details] = JSON.parse(await outputOf(command, programs)) as readonly unknown[];
    return isObject(details) ? containerOf(engine, details) : undefined;
  } catch (error) {
    if (error instanceof RunFailure || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Asks the container's process to end, and kills it if it does not heed that in time. Throws RunFailure if it is not ours. */
export async function stopContainer(
  key: ContainerKey,
  programs: ProgramPaths,
  graceSeconds = patienceSeconds,
): Promise<void> {
  const { engine, id } = await ownContainer(key, programs);
  // Docker calls the long form otherwise since release 28.
  await outputOf({ program: engine, arguments: ['stop', '-t', String(graceSeconds), id] }, programs);
}

/** Removes a container with the storage that nobody named; one that runs is killed. Throws RunFailure if it is not ours. */
export async function removeContainer(key: ContainerKey, programs: ProgramPaths): Promise<void> {
  const { engine, id, state } = await ownContainer(key, programs);
  // Without that podman waits ten seconds for a process that does not heed its stop signal.
  if (state === 'running')
    await outputOf({ program: engine, arguments: ['kill', id] }, programs).catch(() => undefined);
  await outputOf({ program: engine, arguments: ['rm', '--force', '--volumes', id] }, programs);
}

/** What the container printed last, of both streams. */
export async function lastLogOf(key: ContainerKey, programs: ProgramPaths): Promise<string> {
  const { engine, id } = await ownContainer(key, programs);
  return (await runProgram({ program: programs[engine] ?? engine, arguments: ['logs', '--tail', '100', id] })).output;
}

const shells: readonly (readonly string[])[] = [['/bin/bash'], ['/bin/sh'], ['/bin/busybox', 'sh']];

/** The first shell that a running container of ours has, with its arguments; undefined if it has none. */
export async function shellOf(key: ContainerKey, programs: ProgramPaths): Promise<readonly string[] | undefined> {
  const { engine, id } = await ownContainer(key, programs);
  for (const shell of shells) {
    try {
      await outputOf({ program: engine, arguments: ['exec', id, ...shell, '-c', ':'] }, programs);
      return shell;
    } catch (error) {
      if (!(error instanceof RunFailure)) throw error;
    }
  }
  return undefined;
}

async function ownContainer(key: ContainerKey, programs: ProgramPaths): Promise<Container> {
  const container = await inspectContainer(key, programs);
  if (!container) throw new RunFailure('The container is gone, or it was not started here.');
  return container;
}

function containerOf(engine: EngineName, details: JsonObject): Container | undefined {
  const [state, config] = [objectOf(details.State), objectOf(details.Config)];
  const imageName = objectOf(config.Labels)[imageLabel];
  if (typeof imageName !== 'string' || typeof details.Id !== 'string') return undefined;
  return {
    engine,
    id: details.Id,
    name: String(details.Name ?? '').replace(/^\//, ''),
    imageName,
    state: stateNamed(String(state.Status ?? '')),
    exitCode: typeof state.ExitCode === 'number' ? state.ExitCode : 0,
    ports: Object.entries(objectOf(objectOf(details.NetworkSettings).Ports)).flatMap(publishedPorts),
  };
}

/** podman calls a container `stopped` whose program has ended and which is not cleared away yet. */
function stateNamed(status: string): string {
  return status === 'stopped' ? 'exited' : status;
}

/** `{"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}]}`; null for a port that is exposed only. */
function publishedPorts([containerPort, bindings]: [string, unknown]): readonly PublishedPort[] {
  if (!Array.isArray(bindings)) return [];
  return bindings.filter(isObject).map(({ HostIp, HostPort }) => ({
    hostAddress: typeof HostIp === 'string' ? HostIp : '',
    hostPort: Number(HostPort),
    containerPort,
  }));
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
