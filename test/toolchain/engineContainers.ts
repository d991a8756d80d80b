/** Containers of a real engine as tests of it ask for them. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ImageSource } from '../../client/src/toolchain/deploy/sourceImage';
import { type Container, inspectContainer, listContainers } from '../../client/src/toolchain/run/containers';
import type { EngineName } from '../../client/src/toolchain/run/engines';
import { RunFailure } from '../../client/src/toolchain/run/runFailure';
import type { RunOptions } from '../../client/src/toolchain/run/runOptions';
import { type ContainerRequest, createContainer, startContainer } from '../../client/src/toolchain/run/startContainer';

const run = promisify(execFile);

export const noOptions: RunOptions = {
  ports: [],
  volumes: [],
  environment: {},
  isInteractive: false,
  isPrivileged: false,
};

export interface EngineContainers {
  /** A container of the image with a name of its own. */
  request(source: ImageSource, options?: Partial<RunOptions>): ContainerRequest;
  started(asked: ContainerRequest): Promise<Container>;
  /** What is left of a container that ends by itself, however long a busy machine takes for that. */
  ended(asked: ContainerRequest): Promise<Container>;
  /** The container is not started, a person is told why, and nothing of it is left. */
  assertRefused(asked: ContainerRequest, message: RegExp): Promise<void>;
}

export function containersOf(engine: EngineName): EngineContainers {
  let containerCount = 0;
  async function started(asked: ContainerRequest): Promise<Container> {
    return startContainer(await createContainer(asked), {});
  }
  return {
    request: (source, options = {}) => ({
      engine,
      programs: {},
      source,
      imageName: 'server image',
      containerName: `test-${++containerCount}`,
      options: { ...noOptions, ...options },
    }),
    started,
    async ended(asked) {
      const container = await started(asked);
      await run(engine, ['wait', container.id]);
      const now = await inspectContainer(container, {});
      assert.ok(now);
      return now;
    },
    async assertRefused(asked, message) {
      await assert.rejects(started(asked), (error) => {
        assert.ok(error instanceof RunFailure, String(error));
        assert.match(error.message, message);
        return true;
      });
      assert.deepEqual(await listContainers(engine, {}), []);
    },
  };
}

export type Refusal = readonly [what: string, options: Partial<RunOptions>, message: RegExp];

/** With what an image of `makeRunnableLayout` that has nothing to start cannot be run. */
export const refusals: readonly Refusal[] = [
  ['it has nothing to start', {}, /neither an entry point nor a command/],
  [
    'the entry point is missing',
    { entrypoint: '/usr/bin/missing' },
    /^\/usr\/bin\/missing is to be started and is not in the image/,
  ],
  ['a command is not on its PATH', { command: ['missing'] }, /^missing is to be started and is not in the image/],
  ['the program may not be executed', { command: ['/bin/not-executable'] }, /may not be executed/],
];
