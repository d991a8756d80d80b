/** Running as the command does it: the real podman and runc run images that the real umoci made. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ImageSource } from '../../client/src/toolchain/deploy/sourceImage';
import { bundleCommand, makeBundle, removeBundle, sweepBundles } from '../../client/src/toolchain/run/bundle';
import {
  type ContainerKey,
  inspectContainer,
  listContainers,
  removeContainer,
  shellOf,
  stopContainer,
} from '../../client/src/toolchain/run/containers';
import type { ImageProcess } from '../../client/src/toolchain/run/imageProcess';
import { isFreePort, proposedPorts } from '../../client/src/toolchain/run/ports';
import { RunFailure } from '../../client/src/toolchain/run/runFailure';
import type { RunOptions } from '../../client/src/toolchain/run/runOptions';
import { createContainer, endOfContainer } from '../../client/src/toolchain/run/startContainer';
import { InterruptedError } from '../../client/src/toolchain/runProgram';
import { MissingProgramError } from '../../client/src/toolchain/startProgram';
import { type ContainerHost, createContainerHost, makeRunnableLayout } from './containerHost';
import { containersOf, noOptions, type Refusal, refusals } from './engineContainers';

const run = promisify(execFile);
const outerEnvironment = { ...process.env };

let folder: string;
let host: ContainerHost;
/** Serves `/srv` on port 8080. */
let server: ImageSource;
/** Has neither an entry point nor a command. */
let idle: ImageSource;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-run-test-'));
  host = createContainerHost(join(folder, 'host'));
  Object.assign(process.env, host.environment, { TMPDIR: folder, XDG_RUNTIME_DIR: folder });
  server = await layout('server image: 1-oci', {
    entrypoint: ['/bin/httpd', '-f', '-p', '8080'],
    command: ['-h', '/srv'],
    exposedPorts: ['8080/tcp'],
  });
  idle = await layout('idle-latest-oci', {});
});

after(async () => {
  await host?.remove();
  process.env = outerEnvironment;
  await rm(folder, { recursive: true, force: true });
});

async function layout(name: string, image: Parameters<typeof makeRunnableLayout>[1]): Promise<ImageSource> {
  const work = join(folder, `made-${name.replace(/\W/g, '')}`);
  await makeRunnableLayout(work, image);
  const path = join(folder, name);
  await cp(work, path, { recursive: true });
  return { path, storage: 'layout' };
}

const { request, started, ended, assertRefused } = containersOf('podman');

async function logsOf({ id }: ContainerKey): Promise<string> {
  await run('podman', ['wait', id]);
  const { stdout, stderr } = await run('podman', ['logs', id]);
  return stdout + stderr;
}

/** What a container of the image prints that runs a command in place of the image's. */
async function printed(options: Partial<RunOptions>): Promise<string> {
  const container = await started(request(idle, options));
  const output = await logsOf(container);
  await removeContainer(container, {});
  return output;
}

describe('Running an image with podman', () => {
  test('Answers on the port that is proposed for the exposed one, from loading to removing', async () => {
    const ports = await proposedPorts(['8080/tcp']);
    const asked = request(server, { ports });
    const container = await started(asked);
    const answer = await fetch(`http://127.0.0.1:${ports[0]?.hostPort}/`);
    assert.equal(await answer.text(), 'hello\n');
    const [listed] = await listContainers('podman', {});
    assert.deepEqual(listed, {
      engine: 'podman',
      id: container.id,
      name: asked.containerName,
      imageName: 'server image',
      state: 'running',
      exitCode: 0,
      ports: [{ hostAddress: '127.0.0.1', hostPort: ports[0]?.hostPort, containerPort: '8080/tcp' }],
    });
    assert.deepEqual(await shellOf(container, {}), ['/bin/sh']);
    await removeContainer(container, {});
    assert.equal(await inspectContainer(container, {}), undefined);
    assert.deepEqual(await listContainers('podman', {}), []);
  });

  test('Takes the archive of a layout and the archive of its folder', async () => {
    const archive = join(folder, 'server-oci.tar');
    const ofFolder = join(folder, 'server-oci-dir.tar');
    await run('tar', ['-cf', archive, '.'], { cwd: server.path });
    await mkdir(join(folder, 'parent'));
    await cp(server.path, join(folder, 'parent/server-oci'), { recursive: true });
    await run('tar', ['-cf', ofFolder, 'server-oci'], { cwd: join(folder, 'parent') });
    for (const [storage, path] of [
      ['archive', archive],
      ['archivedFolder', ofFolder],
    ] as const) {
      const container = await started(request({ path, storage }));
      assert.equal((await inspectContainer(container, {}))?.state, 'running', storage);
      await removeContainer(container, {});
    }
  });

  test('Gives the container what was asked for, and no variable stands in an argument', async () => {
    const shared = join(folder, 'shared folder');
    await mkdir(shared);
    await writeFile(join(shared, 'note'), 'from the host\n');
    const output = await printed({
      environment: { TOKEN: 'a "quoted" $value #1 ', EMPTY: '' },
      volumes: [`${shared}:/shared:ro`],
      command: [
        '/bin/sh',
        '-c',
        'echo "[$TOKEN]" "[$EMPTY]" "$@"; cat /shared/note; echo x > /shared/note',
        'sh',
        '-x',
        '--',
        '$HOME; id',
      ],
    });
    assert.match(output, /^\[a "quoted" \$value #1 \] \[\] -x -- \$HOME; id\nfrom the host\n/);
    assert.match(output, /Read-only file system/);
  });

  test('Starts another program than the image would', async () => {
    const container = await started(request(server, { entrypoint: '/bin/echo', command: ['-n', 'two words'] }));
    assert.equal(await logsOf(container), 'two words');
    await removeContainer(container, {});
  });

  test('Keeps the label of an image whose name has quotes, blanks and lines', async () => {
    const imageName = 'an "image"\nof two lines=x';
    const container = await createContainer({ ...request(server), imageName });
    assert.equal((await inspectContainer(container, {}))?.imageName, imageName);
    await removeContainer(container, {});
  });

  test('Kills a process that does not heed its stop signal, and keeps the container', async () => {
    const container = await started(request(idle, { command: ['/bin/sleep', '1000'] }));
    await stopContainer(container, {}, 1);
    const stopped = await inspectContainer(container, {});
    assert.deepEqual([stopped?.state, stopped?.exitCode], ['exited', 137]);
    await removeContainer(container, {});
  });

  test('Can be interrupted, and then no container is left', async () => {
    const interruption = new AbortController();
    const creating = createContainer(request(server), interruption.signal);
    setTimeout(() => interruption.abort(), 20);
    await assert.rejects(creating, InterruptedError);
    assert.deepEqual(await listContainers('podman', {}), []);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => /^metavirt-/.test(name)),
      [],
    );
  });
});

describe('Containers of others', () => {
  test('Are not listed, stopped or removed', async () => {
    // Its folder's name is the name of the image for podman, which takes small letters only.
    const words = ['create', '--label', 'other=metavirt.image', 'oci:idle-latest-oci:latest', '/bin/sleep', '9'];
    const { stdout } = await run('podman', words, { cwd: folder });
    const other = { engine: 'podman', id: stdout.trim() } as const;
    assert.deepEqual(await listContainers('podman', {}), []);
    await assert.rejects(stopContainer(other, {}), RunFailure);
    await assert.rejects(removeContainer(other, {}), RunFailure);
    await assert.rejects(removeContainer({ engine: 'podman', id: '--all' }, {}), RunFailure);
    await run('podman', ['rm', other.id]);
  });
});

describe('When an image cannot be run', () => {
  const refusalsOfOptions: readonly Refusal[] = [
    [
      'a folder of this machine is missing',
      { command: ['id'], volumes: ['/no/such/folder:/data'] },
      /^\/no\/such\/folder, which the container is to see, is not on this machine/,
    ],
    ['a folder is no pair', { command: ['id'], volumes: ['data'] }, /is no pair of folders/],
    ['a variable has several lines', { command: ['id'], environment: { KEY: 'a\nb' } }, /has several lines/],
  ];
  for (const [what, options, message] of [...refusals, ...refusalsOfOptions]) {
    test(`Says that ${what}, and leaves no container`, () => assertRefused(request(idle, options), message));
  }

  test('Says that what starts the program is missing, once it has ended', async () => {
    const container = await ended(request(idle, { command: ['/bin/lost-loader'] }));
    assert.equal(container.state, 'exited');
    assert.match(
      await endOfContainer(container, {}),
      /^It ended at once, with exit code 1\. .* needs a loader or an interpreter/,
    );
    await removeContainer(container, {});
  });

  test('Tells of a program that does its work and ends, and of one that fails', async () => {
    const done = await ended(request(idle, { command: ['/bin/echo', 'done'] }));
    assert.equal(await endOfContainer(done, {}), 'It has done its work and ended.');
    const failed = await ended(request(idle, { command: ['/bin/sh', '-c', 'exit 3'] }));
    assert.equal(await endOfContainer(failed, {}), 'It ended at once, with exit code 3.');
    await Promise.all([removeContainer(done, {}), removeContainer(failed, {})]);
  });

  test('Says that its port is taken', async () => {
    const [listener, port] = await listeningServer();
    const ports = [{ hostAddress: '127.0.0.1', hostPort: port, containerPort: 8080, protocol: 'tcp' }] as const;
    await assert.rejects(started(request(server, { ports })), /A port of this machine is taken/);
    listener.close();
    assert.deepEqual(await listContainers('podman', {}), []);
  });

  test('Says that its name is taken', async () => {
    const asked = request(server);
    const first = await createContainer(asked);
    await assert.rejects(createContainer(asked), /There is a container called test-\d+ already/);
    await removeContainer(first, {});
  });

  test('Names a program that is missing', async () => {
    const path = process.env.PATH;
    process.env.PATH = folder;
    await assert.rejects(
      createContainer(request(server)),
      (error) => error instanceof MissingProgramError && error.program === 'podman',
    );
    process.env.PATH = path;
  });

  test('Says that a folder is no image', async () => {
    await assert.rejects(createContainer(request({ path: folder, storage: 'layout' })), /holds no OCI image/);
  });
});

test('A port that somebody listens on is passed over for the next free one', async () => {
  const [listener, port] = await listeningServer();
  const [proposed] = await proposedPorts([`${port}/tcp`]);
  assert.ok(proposed && proposed.hostPort > port && proposed.containerPort === port);
  assert.equal(await isFreePort(proposed.hostPort), true);
  listener.close();
});

/** Of an image that has nothing to start. */
const idleProcess: ImageProcess = { architecture: '', entrypoint: [], command: [], exposedPorts: [], volumes: [] };

describe('Running an image with runc', () => {
  let bundleCount = 0;
  const state = () => join(folder, 'runc');

  /** What the container prints to the terminal that it is given. */
  async function printedInTerminal(source: ImageSource, options: Partial<RunOptions>): Promise<string> {
    const bundle = join(folder, `bundle ${++bundleCount}`);
    await makeBundle({
      programs: {},
      source,
      imageName: 'idle',
      process: idleProcess,
      options: { ...noOptions, ...options },
      folder: bundle,
    });
    const { program, arguments: words } = bundleCommand('runc', state(), bundle, `bundle-${bundleCount}`);
    const spawn = 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)';
    const { stdout } = await run('python3', ['-c', spawn, program, ...words]);
    await removeBundle('runc', {}, state(), bundle, `bundle-${bundleCount}`);
    return stdout.replaceAll('\r\n', '\n');
  }

  test('Shows in a terminal what the program prints, with the variables and folders that were asked for', async () => {
    const shared = join(folder, 'for runc');
    await mkdir(shared);
    await writeFile(join(shared, 'note'), 'from the host\n');
    const output = await printedInTerminal(idle, {
      environment: { PATH: '/bin:/usr/bin', WORDS: 'two "words"\\' },
      volumes: [`${shared}:/shared:ro`],
      command: ['/bin/sh', '-c', 'echo "$PATH $WORDS"; cat /shared/note; test -t 0 && echo terminal'],
    });
    assert.equal(output, '/bin:/usr/bin two "words"\\\nfrom the host\nterminal\n');
  });

  test('Says that the image has nothing to start', async () => {
    await assert.rejects(printedInTerminal(idle, {}), /neither an entry point nor a command/);
  });

  /** A container that runs in a terminal until it is removed. */
  async function hangingContainer(bundle: string, name: string): Promise<{ readonly terminal: Promise<unknown> }> {
    const options = { ...noOptions, command: ['/bin/sleep', '1000'] };
    await makeBundle({ programs: {}, source: idle, imageName: 'idle', process: idleProcess, options, folder: bundle });
    const { program, arguments: words } = bundleCommand('runc', state(), bundle, name);
    const terminal = run('python3', ['-c', 'import pty, sys; pty.spawn(sys.argv[1:])', program, ...words]);
    while (!(await readdir(state()).catch((): string[] => [])).includes(name)) await delay(20);
    return { terminal };
  }

  test('Leaves nothing of a container that hangs', async () => {
    const bundle = join(folder, 'hanging bundle');
    const { terminal } = await hangingContainer(bundle, 'hanging');
    await removeBundle('runc', {}, state(), bundle, 'hanging');
    await terminal;
    assert.deepEqual(await readdir(state()), []);
    await assert.rejects(readdir(bundle));
  });

  test('Removes what a window left that was closed, and nothing of one that is open', async () => {
    const bundles = join(folder, 'bundles');
    const { terminal } = await hangingContainer(join(bundles, 'left'), 'left');
    await sweepBundles('runc', {}, state(), bundles);
    assert.deepEqual(await readdir(bundles), ['left']);
    const { stdout } = await run('sh', ['-c', 'echo $$']);
    await writeFile(join(bundles, 'left', 'owner'), stdout.trim());
    await sweepBundles('runc', {}, state(), bundles);
    await terminal;
    assert.deepEqual(await readdir(bundles), []);
    assert.deepEqual(await readdir(state()), []);
  });
});

async function listeningServer(): Promise<readonly [ReturnType<typeof createServer>, number]> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  return [listener, typeof address === 'object' && address ? address.port : 0];
}
