/** Deploying to the real Docker and running images in it, from loading to removing, and what is said where its daemon cannot be used. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DeployOptions, type DeployOutcome, deploy } from '../../client/src/toolchain/deploy/deploy';
import type { ImageSource } from '../../client/src/toolchain/deploy/sourceImage';
import type { ProgramPaths } from '../../client/src/toolchain/programs/programPaths';
import {
  inspectContainer,
  lastLogOf,
  listContainers,
  removeContainer,
  shellOf,
  stopContainer,
} from '../../client/src/toolchain/run/containers';
import { proposedPorts } from '../../client/src/toolchain/run/ports';
import { RunFailure } from '../../client/src/toolchain/run/runFailure';
import { createContainer, endOfContainer } from '../../client/src/toolchain/run/startContainer';
import { InterruptedError } from '../../client/src/toolchain/runProgram';
import { makeRunnableLayout } from './containerHost';
import { type DeployedLayout, makeLargeLayout } from './deployFolder';
import { type DockerDaemon, startDocker } from './dockerDaemon';
import { startDockerOverContainerd } from './dockerOverContainerd';
import { containersOf, refusals } from './engineContainers';

const run = promisify(execFile);
const outerEnvironment = { ...process.env };

let folder: string;
let daemon: DockerDaemon;
let large: DeployedLayout;
/** Serves `/srv` on port 8080. */
let server: ImageSource;
/** Has neither an entry point nor a command. */
let idle: ImageSource;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-docker-'));
  Object.assign(process.env, { TMPDIR: folder, XDG_RUNTIME_DIR: folder, HOME: folder });
  server = { path: join(folder, 'server image: 1-oci'), storage: 'layout' };
  idle = { path: join(folder, 'idle-latest-oci'), storage: 'layout' };
  const [made, options] = [join(folder, 'made'), { entrypoint: ['/bin/httpd', '-f', '-p', '8080'] }];
  [daemon, large] = await Promise.all([
    startDocker(join(folder, 'daemon')),
    makeLargeLayout(join(folder, 'large-oci'), 4, 500_000),
    makeRunnableLayout(made, { ...options, command: ['-h', '/srv'], exposedPorts: ['8080/tcp'] }),
    makeRunnableLayout(idle.path, {}),
  ]);
  await run('mv', [made, server.path]);
  process.env.DOCKER_HOST = daemon.address;
});

after(async () => {
  await daemon?.stop();
  process.env = outerEnvironment;
  await rm(folder, { recursive: true, force: true });
});

function deployAs(repository: string, options: Partial<DeployOptions> = {}, programs: ProgramPaths = {}) {
  const name = { registry: undefined, repository, tag: '1' };
  const target = { kind: 'engine', engine: 'docker', name } as const;
  const source = { path: large.layout, storage: 'layout' } as const;
  return deploy({ programs, source, target }, { onProgress() {}, ...options });
}

function assertDeployed(outcome: DeployOutcome): void {
  assert.equal(outcome.kind, 'deployed', JSON.stringify(outcome));
  assert.equal(outcome.kind === 'deployed' && outcome.digest, large.digest);
}

/** The SHA-256 of the image's configuration, which is what Docker calls it. */
async function idOfLarge(): Promise<string> {
  const { stdout } = await run('sh', ['-c', `skopeo inspect --config --raw 'oci:${large.layout}' | sha256sum`]);
  return `sha256:${stdout.split(' ')[0]}`;
}

/** Undefined where Docker has no such image. */
function idInDocker(name: string): Promise<string | undefined> {
  return run('docker', ['image', 'inspect', '--format', '{{.Id}}', name]).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}

describe('Deploying to Docker', () => {
  test('Gives it the very image, once however often, and leaves nothing on the way', async () => {
    for (let time = 0; time < 2; time++) {
      assertDeployed(await deployAs('team/large'));
      assert.equal(await idInDocker('team/large:1'), await idOfLarge());
    }
    const { stdout } = await run('docker', ['images', '--all', '--quiet', '--no-trunc']);
    assert.deepEqual(stdout.trim().split('\n'), [await idOfLarge()]);
    assert.deepEqual((await run('ls', [folder])).stdout.match(/metavirt-\S+/), null);
  });

  test('Finds the daemon that the context of docker names', async () => {
    delete process.env.DOCKER_HOST;
    try {
      await run('docker', ['context', 'create', 'test', '--docker', `host=${daemon.address}`]);
      process.env.DOCKER_CONTEXT = 'test';
      assertDeployed(await deployAs('by-context'));
    } finally {
      delete process.env.DOCKER_CONTEXT;
      process.env.DOCKER_HOST = daemon.address;
    }
    assert.equal(await idInDocker('by-context:1'), await idOfLarge());
  });

  test('Never leaves half an image under the name when it is interrupted, and the next time finishes it', async (context) => {
    const start = performance.now();
    assertDeployed(await deployAs('timed'));
    const [pointCount, totalMs] = [5, performance.now() - start];
    let interruptedCount = 0;
    for (let point = 0; point < pointCount; point++) {
      await run('docker', ['image', 'prune', '--all', '--force']);
      const name = `interrupted-${point}`;
      const interruption = new AbortController();
      const running = deployAs(name, { signal: interruption.signal }).catch((error: unknown) => {
        assert.ok(error instanceof InterruptedError, String(error));
        interruptedCount++;
      });
      await setTimeout(((point + Math.random()) / pointCount) * totalMs);
      interruption.abort();
      await running;
      assert.ok([undefined, await idOfLarge()].includes(await idInDocker(`${name}:1`)));
      assertDeployed(await deployAs(name));
      assert.equal(await idInDocker(`${name}:1`), await idOfLarge());
    }
    context.diagnostic(`${interruptedCount} of ${pointCount} were interrupted before their end`);
    assert.ok(interruptedCount >= pointCount / 4, `${interruptedCount} were interrupted`);
  });
});

describe('Docker that keeps its images in containerd', () => {
  async function deployWhereLayersAre(layers: readonly string[]): Promise<DeployOutcome> {
    const stand = await startDockerOverContainerd(join(folder, `containerd-${layers.length}.sock`), layers);
    process.env.DOCKER_HOST = stand.address;
    try {
      return await deployAs('kept');
    } finally {
      process.env.DOCKER_HOST = daemon.address;
      await stand.stop();
    }
  }

  test('Is known to have the image by its layers, for the manifest is its own', async () => {
    const { stdout } = await run('skopeo', ['inspect', '--config', '--raw', `oci:${large.layout}`]);
    const { rootfs } = JSON.parse(stdout) as { readonly rootfs: { readonly diff_ids: readonly string[] } };
    assertDeployed(await deployWhereLayersAre(rootfs.diff_ids));
    const other = await deployWhereLayersAre(rootfs.diff_ids.slice(1));
    assert.match(other.kind === 'failed' ? other.failure.message : '', /another image under this name/);
  });
});

const { request, started, ended, assertRefused } = containersOf('docker');

describe('Running an image in Docker', () => {
  test('Answers on the port that is proposed for the exposed one, from loading to removing', async () => {
    const ports = await proposedPorts(['8080/tcp']);
    const asked = request(server, { ports });
    const container = await started(asked);
    const hostPort = ports[0]?.hostPort ?? 0;
    assert.equal(await (await fetch(`http://127.0.0.1:${hostPort}/`)).text(), 'hello\n');
    assert.deepEqual(await listContainers('docker', {}), [
      {
        engine: 'docker',
        id: container.id,
        name: asked.containerName,
        imageName: 'server image',
        state: 'running',
        exitCode: 0,
        ports: [{ hostAddress: '127.0.0.1', hostPort, containerPort: '8080/tcp' }],
      },
    ]);
    assert.deepEqual(await shellOf(container, {}), ['/bin/sh']);
    await stopContainer(container, {}, 1);
    assert.equal((await inspectContainer(container, {}))?.state, 'exited');
    await removeContainer(container, {});
    assert.deepEqual(await listContainers('docker', {}), []);
  });

  test('Gives the container what was asked for, and keeps what it prints', async () => {
    const shared = join(folder, 'shared folder');
    await mkdir(shared);
    await writeFile(join(shared, 'note'), 'from the host\n');
    const container = await ended(
      request(idle, {
        environment: { TOKEN: 'a "quoted" $value #1 ', EMPTY: '' },
        volumes: [`${shared}:/shared:ro`],
        command: [
          '/bin/sh',
          '-c',
          'echo "[$TOKEN]" "[$EMPTY]" "$@"; cat /shared/note; echo x > /shared/note',
          'sh',
          '$HOME',
        ],
      }),
    );
    const log = await lastLogOf(container, {});
    // Docker keeps both streams apart, so that nobody knows in which order the lines came.
    for (const line of [/^\[a "quoted" \$value #1 \] \[\] \$HOME$/m, /^from the host$/m, /Read-only file system/]) {
      assert.match(log, line);
    }
    assert.equal(await endOfContainer(container, {}), 'It ended at once, with exit code 1.');
    await removeContainer(container, {});
  });

  test('Removes a container that runs, and none of others', async () => {
    const container = await started(request(idle, { command: ['/bin/sleep', '1000'] }));
    const words = ['create', '--label', 'other=metavirt.image', 'localhost/metavirt/server-image', '/bin/sleep', '9'];
    const other = { engine: 'docker', id: (await run('docker', words)).stdout.trim() } as const;
    assert.deepEqual(
      (await listContainers('docker', {})).map(({ id }) => id),
      [container.id],
    );
    await assert.rejects(stopContainer(other, {}), RunFailure);
    await assert.rejects(removeContainer(other, {}), RunFailure);
    await removeContainer(container, {});
    assert.equal((await run('docker', ['ps', '--all', '--quiet', '--no-trunc'])).stdout.trim(), other.id);
    await run('docker', ['rm', other.id]);
  });

  for (const [what, options, message] of refusals) {
    test(`Says that ${what}, and leaves no container`, () => assertRefused(request(idle, options), message));
  }

  test('Says that what starts the program is missing, once it has ended', async () => {
    const container = await ended(request(idle, { command: ['/bin/lost-loader'] }));
    assert.match(await endOfContainer(container, {}), /needs a loader or an interpreter/);
    await removeContainer(container, {});
  });

  test('Says that its name or its port is taken', async () => {
    const ports = await proposedPorts(['8080/tcp']);
    const first = await started(request(server, { ports }));
    const second = { ...request(server), containerName: first.name };
    await assert.rejects(createContainer(second), new RegExp(`There is a container called /?${first.name} already`));
    await assert.rejects(started(request(server, { ports })), /A port of this machine is taken/);
    await removeContainer(first, {});
    assert.deepEqual(await listContainers('docker', {}), []);
  });
});

describe('Docker that cannot be used', () => {
  test('Is said not to run', async () => {
    process.env.DOCKER_HOST = `unix://${folder}/no.sock`;
    const outcome = await deployAs('down');
    await assert.rejects(createContainer(request(server)), /Docker does not run on this machine/);
    process.env.DOCKER_HOST = daemon.address;
    assert.match(
      outcome.kind === 'failed' ? outcome.failure.message : '',
      /^Docker does not run .*systemctl start docker/,
    );
  });

  test('Is said to let only its group in', async () => {
    const docker = join(folder, 'docker-of-nobody');
    await writeFile(docker, '#!/bin/sh\nexec setpriv --reuid=nobody --regid=nogroup --clear-groups docker "$@"\n');
    await chmod(docker, 0o755);
    // Without that it would not even get to the socket.
    for (const path of [folder, join(folder, 'daemon')]) await chmod(path, 0o755);
    const outcome = await deployAs('not-let-in', {}, { docker });
    assert.match(
      outcome.kind === 'failed' ? outcome.failure.message : '',
      /Docker does not let this user in.* group docker/,
    );
    const asked = { ...request(server), programs: { docker } };
    await assert.rejects(createContainer(asked), /Docker does not let this user in.* group docker/);
    assert.equal(await idInDocker('not-let-in:1'), undefined);
  });
});
