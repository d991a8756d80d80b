/** Deploying to each kind of target but a registry and Docker, with the real engine where it runs without a service. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DeployOutcome, type DeployRequest, deploy } from '../../client/src/toolchain/deploy/deploy';
import { parseTarget, type TargetSituation } from '../../client/src/toolchain/deploy/parseTarget';
import {
  type DeployedTestImage,
  deployTestImage,
  makeLargeLayout,
  makeLayout,
  makeMultiArchitectureLayout,
} from './deployFolder';
import { digestInPodman, makePodmanStorage } from './podmanStorage';
import { prepareSshServer, type SshServer } from './sshServer';

const run = promisify(execFile);

let folder: string;
let image: DeployedTestImage;
let arm: DeployedTestImage;
let podman: Readonly<Record<string, string>>;
const outerEnvironment = { ...process.env };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-targets-'));
  process.env.XDG_RUNTIME_DIR = folder;
  process.env.TMPDIR = folder;
  podman = await makePodmanStorage(join(folder, 'podman'));
  Object.assign(process.env, podman);
  [image, arm] = await Promise.all([
    deployTestImage(join(folder, 'deploy'), 'hello-container', 'latest'),
    deployTestImage(join(folder, 'deploy arm'), 'hello-arm', 'latest'),
  ]);
});

after(async () => {
  process.env = outerEnvironment;
  await rm(folder, { recursive: true, force: true });
});

interface Given extends Partial<Omit<DeployRequest, 'target'>>, Partial<TargetSituation> {
  readonly signal?: AbortSignal;
}

async function deployTo(written: string, given: Given = {}): Promise<DeployOutcome> {
  const { source = { path: image.layout, storage: 'layout' }, platform, signal, ...more } = given;
  const situation: TargetSituation = {
    name: { registry: undefined, repository: 'hello', tag: '1.0' },
    folder,
    containerRegistryScript: undefined,
    verifiesCertificates: () => true,
    ...more,
  };
  const parsed = parseTarget(written, situation);
  if (parsed.kind !== 'target') throw new Error(parsed.why);
  const request = { programs: {}, source, target: parsed.target, ...(platform === undefined ? {} : { platform }) };
  return deploy(request, { onProgress() {}, retryDelaysMs: [], signal });
}

function assertDeployed(outcome: DeployOutcome, digest: string): void {
  assert.equal(outcome.kind, 'deployed', JSON.stringify(outcome));
  assert.equal(outcome.kind === 'deployed' && outcome.digest, digest);
}

/** The SHA-256 of what skopeo tells of an image: its manifest, or its configuration. */
async function digestOf(source: string, ...options: string[]): Promise<string> {
  const words = ['-c', 'skopeo inspect --raw "$@" | sha256sum', 'sh', ...options, source];
  return `sha256:${(await run('sh', words)).stdout.split(' ')[0]}`;
}

async function imageIdOf(layout: string): Promise<string> {
  return digestOf(`oci:${layout}:latest`, '--config');
}

/** A program of the test's own, in a folder that can be put in front of PATH. */
async function makeProgram(name: string, script: string): Promise<string> {
  const programs = join(folder, 'programs');
  await mkdir(programs, { recursive: true });
  await writeFile(join(programs, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(programs, name), 0o755);
  return programs;
}

async function multiArchitecture(): Promise<string> {
  const layout = join(folder, `multiarch-${performance.now()}-oci`);
  await makeMultiArchitectureLayout(layout, [
    { layout: image.layout, architecture: process.arch === 'arm64' ? 'arm64' : 'amd64' },
    { layout: arm.layout, architecture: 'riscv64' },
  ]);
  return layout;
}

describe('Podman on this machine', () => {
  test('Gets the image with its digest, under a name of its own', async () => {
    assertDeployed(await deployTo('podman'), image.digest);
    assert.equal(await digestInPodman(podman, 'localhost/hello:1.0'), image.digest);
  });

  test('Gets a name with a registry as it is', async () => {
    assertDeployed(await deployTo('podman:registry.example.com:5000/team/hello:2'), image.digest);
    assert.equal(await digestInPodman(podman, 'registry.example.com:5000/team/hello:2'), image.digest);
  });

  test('Gets the image of this machine out of an index, or the one that is asked for', async () => {
    const source = { path: await multiArchitecture(), storage: 'layout' } as const;
    assertDeployed(await deployTo('podman:multi:1', { source }), image.digest);
    assertDeployed(await deployTo('podman:multi:2', { source, platform: 'linux/riscv64' }), arm.digest);
    const other = await deployTo('podman:multi:3', { source, platform: 'linux/s390x' });
    assert.match(other.kind === 'failed' ? other.failure.message : '', /linux\/riscv64, and not for linux\/s390x/);
  });

  test('Is named where it is missing', async () => {
    process.env.PATH = await makeProgram('skopeo', 'exec /usr/bin/skopeo "$@"');
    try {
      await assert.rejects(deployTo('podman'), /podman was not found/);
    } finally {
      process.env.PATH = outerEnvironment.PATH;
    }
  });
});

describe('An archive', () => {
  const names = ['plain.tar', 'two words.tar', `it's "quoted".tar`, 'with:colon.tar', 'umlaut-ü.tar'];

  test('Has the digest of the image, whatever the file is called', async () => {
    for (const name of names) {
      const path = join(folder, name);
      assertDeployed(await deployTo(`oci-archive:${path}`), image.digest);
      const copy = join(folder, 'copied.tar');
      await run('cp', [path, copy]);
      assert.equal(await digestOf(`oci-archive:${copy}`), image.digest, name);
    }
  });

  test('Is written into a folder with a colon and a blank, from such a folder', async () => {
    const odd = join(folder, 'a: b');
    await mkdir(odd);
    await run('cp', ['-rL', image.layout, join(odd, 'it’s a: layout')]);
    const source = { path: join(odd, 'it’s a: layout'), storage: 'layout' } as const;
    assertDeployed(await deployTo(`oci-archive:${join(odd, 'x.tar')}`, { source }), image.digest);
    await run('cp', [join(odd, 'x.tar'), join(folder, 'x.tar')]);
    assert.equal(await digestOf(`oci-archive:${join(folder, 'x.tar')}`), image.digest);
  });

  test('Holds all platforms of an index', async () => {
    const source = { path: await multiArchitecture(), storage: 'layout' } as const;
    const path = join(folder, 'multi.tar');
    const outcome = await deployTo(`oci-archive:${path}`, { source });
    assertDeployed(outcome, await digestOf(`oci-archive:${path}`));
    assert.equal((await run('tar', ['-tf', path])).stdout.includes(arm.digest.slice('sha256:'.length)), true);
  });

  test("Of docker's format has the image's configuration", async () => {
    const path = join(folder, 'docker.tar');
    assertDeployed(await deployTo(`docker-archive:${path}`), image.digest);
    assert.equal(await digestOf(`docker-archive:${path}`, '--config'), await imageIdOf(image.layout));
    const { stdout } = await run('tar', ['-xOf', path, 'manifest.json']);
    assert.match(stdout, /"RepoTags":\["localhost\/hello:1\.0"\]/);
  });

  test('Goes back into a layout with the same digest', async () => {
    const path = join(folder, 'there.tar');
    assertDeployed(await deployTo(`oci-archive:${path}`), image.digest);
    const back = join(folder, 'back-oci');
    await run('skopeo', ['copy', `oci-archive:${path}`, `oci:${back}:latest`]);
    assert.equal(await digestOf(`oci:${back}:latest`), image.digest);
  });

  test('Cannot be written where there is no folder', async () => {
    const outcome = await deployTo(`oci-archive:${join(folder, 'no such folder', 'x.tar')}`);
    assert.match(outcome.kind === 'failed' ? outcome.failure.message : '', /no such file or directory/);
  });
});

describe('containerd', () => {
  test('Gets the image for Kubernetes, with its digest', async () => {
    const containerd = await startContainerd(join(folder, 'containerd'));
    process.env.CONTAINERD_ADDRESS = containerd.socket;
    process.env.CONTAINERD_SNAPSHOTTER = 'native';
    try {
      assertDeployed(await deployTo('containerd'), image.digest);
      const { stdout } = await run('ctr', ['--namespace', 'k8s.io', 'images', 'list', '-q']);
      assert.equal(stdout.trim(), 'docker.io/library/hello:1.0');
    } finally {
      await containerd.stop();
      delete process.env.CONTAINERD_ADDRESS;
      delete process.env.CONTAINERD_SNAPSHOTTER;
    }
  });
});

describe("The layer's own tools", () => {
  const arguments_ = async () => (await readFile(join(folder, 'arguments'), 'utf8')).split('\n').slice(0, -1);
  const recordArguments = () => `printf '%s\\n' "$@" > '${join(folder, 'arguments')}'`;

  test('vdkr imports the layout, and gets one of its own where a layout holds several images', async () => {
    process.env.PATH = `${await makeProgram('vdkr', recordArguments())}:${outerEnvironment.PATH}`;
    assertDeployed(await deployTo('vdkr'), image.digest);
    assert.deepEqual(await arguments_(), ['vimport', image.layout, 'hello:1.0']);
    const several = join(folder, 'several-oci');
    await makeLayout(several, ['one', 'two'], 'several');
    const source = { path: several, storage: 'layout', name: 'two' } as const;
    assert.equal((await deployTo('vdkr:app:2', { source })).kind, 'deployed');
    const [, layout, name] = await arguments_();
    assert.notEqual(layout, several);
    assert.equal(name, 'app:2');
    process.env.PATH = outerEnvironment.PATH;
  });

  test('container-registry.sh pushes the layout under the tags', async () => {
    const containerRegistryScript = join(
      await makeProgram('container-registry.sh', recordArguments()),
      'container-registry.sh',
    );
    assertDeployed(await deployTo('container-registry:v1,latest', { containerRegistryScript }), image.digest);
    assert.deepEqual(await arguments_(), ['push', image.layout, '--tag', 'v1', '--tag', 'latest']);
  });
});

describe('Another machine', () => {
  let server: SshServer;
  let remote: Readonly<Record<string, string>>;

  before(async () => {
    remote = await makePodmanStorage(join(folder, 'remote podman'));
    // `ctr` keeps what it was given to import, as containerd would.
    const programs = await makeProgram(
      'ctr',
      `case "$*" in
        *import*) cat > '${join(folder, 'imported.tar')}' ;;
        *list*) echo "$5 $(skopeo inspect --raw 'oci-archive:${join(folder, 'imported.tar')}' | sha256sum | sed 's/^/sha256:/')" ;;
      esac`,
    );
    await makeProgram(
      'docker',
      `case "$1" in
        load) cat > '${join(folder, 'loaded.tar')}' ;;
        image) skopeo inspect --config --raw 'docker-archive:${join(folder, 'loaded.tar')}' | sha256sum | sed 's/^/sha256:/' ;;
      esac`,
    );
    server = await prepareSshServer(join(folder, 'ssh'), {
      ...remote,
      PATH: `${programs}:${outerEnvironment.PATH}`,
      TMPDIR: folder,
      XDG_RUNTIME_DIR: folder,
    });
  });

  const deployOver = (place: string, given: Given = {}) =>
    deployTo(`ssh://builder/${place}`, { sshConfigFile: server.configFile, ...given });

  test('Has the image in its podman, and not in that of this machine', async () => {
    assertDeployed(await deployOver('podman:over/ssh:1'), image.digest);
    assert.equal(await digestInPodman(remote, 'localhost/over/ssh:1'), image.digest);
    assert.equal(await digestInPodman(podman, 'localhost/over/ssh:1'), undefined);
  });

  test('Has it in its docker and its containerd, which name what arrived', async () => {
    assertDeployed(await deployOver('docker:hello:1'), image.digest);
    assertDeployed(await deployOver('containerd:hello:1'), image.digest);
    const { stdout } = await run('tar', ['-xOf', join(folder, 'imported.tar'), 'index.json']);
    assert.match(stdout, /"org\.opencontainers\.image\.ref\.name":"docker\.io\/library\/hello:1"/);
  });

  test('Is told apart from one that has another image than was sent', async () => {
    await makeProgram('k3s', 'cat > /dev/null; echo "hello sha256:0000"');
    const outcome = await deployOver('k3s');
    assert.match(outcome.kind === 'failed' ? outcome.failure.message : '', /another image under this name/);
  });

  test('Has the archive as a file, whatever its name', async () => {
    for (const name of ['plain.tar', `it's "a" $(name) \`of\` ; * ~ \\ file.tar`, '-n.tar']) {
      const path = join(folder, 'remote', name);
      await mkdir(join(folder, 'remote'), { recursive: true });
      assertDeployed(await deployOver(`oci-archive:${path}`), image.digest);
      await run('cp', [path, join(folder, 'fetched.tar')]);
      assert.equal(await digestOf(`oci-archive:${join(folder, 'fetched.tar')}`), image.digest, name);
    }
    assert.deepEqual((await run('ls', ['-A', join(folder, 'remote')])).stdout.split('\n').length, 4);
  });

  test('Has no half of a file under its name when the connection ends, and the next run finishes it', async () => {
    const large = await makeLargeLayout(join(folder, 'large-oci'), 4, 1_000_000);
    const source = { path: large.layout, storage: 'layout' } as const;
    const path = join(folder, 'remote', 'large.tar');
    for (const delayMs of [100, 300, 500, 700, 900]) {
      const interruption = new AbortController();
      const ended = deployOver(`oci-archive:${path}`, { source, signal: interruption.signal }).then(
        ({ kind }) => kind,
        (error: unknown) => String(error),
      );
      await setTimeout(delayMs);
      interruption.abort();
      await ended;
      const found = await stat(path).catch(() => undefined);
      if (found) assert.equal(await digestOf(`oci-archive:${path}`), large.digest, `after ${delayMs} ms`);
      await rm(path, { force: true });
    }
    assertDeployed(await deployOver(`oci-archive:${path}`, { source }), large.digest);
    assert.equal(await digestOf(`oci-archive:${path}`), large.digest);
  });

  test('Is not trusted where its key is not known', async () => {
    const outcome = await deployOver('podman', { sshConfigFile: server.strangerConfigFile });
    assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'hostKey', JSON.stringify(outcome));
  });

  test('Is named with the program that it lacks', async () => {
    await rm(join(folder, 'programs', 'k3s'), { force: true });
    const outcome = await deployOver('k3s');
    assert.match(outcome.kind === 'failed' ? outcome.failure.message : '', /k3s was not found on builder/);
  });

  test('Is said not to answer where nothing listens', async () => {
    const outcome = await deployTo('ssh://127.0.0.1:1/podman', { sshConfigFile: server.configFile });
    assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'unreachable', JSON.stringify(outcome));
  });
});

/** The real containerd with nothing but its store, which needs neither control groups nor runtimes. */
async function startContainerd(home: string): Promise<{ readonly socket: string; stop(): Promise<void> }> {
  await mkdir(home);
  const socket = join(home, 'containerd.sock');
  const settings = [
    'version = 2',
    `root = ${JSON.stringify(join(home, 'root'))}`,
    `state = ${JSON.stringify(join(home, 'state'))}`,
    'disabled_plugins = ["io.containerd.grpc.v1.cri"]',
    '[grpc]',
    `address = ${JSON.stringify(socket)}`,
  ];
  await writeFile(join(home, 'config.toml'), settings.join('\n'));
  const daemon = spawn('containerd', ['--config', join(home, 'config.toml')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => daemon.once('close', () => resolve()));
  const answers = () =>
    run('ctr', ['--address', socket, 'version']).then(
      () => true,
      () => false,
    );
  for (let attempt = 0; attempt < 100 && !(await answers()); attempt++) await setTimeout(100);
  return {
    socket,
    async stop() {
      daemon.kill('SIGTERM');
      await ended;
    },
  };
}
