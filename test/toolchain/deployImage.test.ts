/** Deploying as the command does it: the real skopeo copies images that the real umoci made into a real registry. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type DeployOutcome, type DeployRequest, deploy } from '../../client/src/toolchain/deploy/deploy';
import type { StepProgress } from '../../client/src/toolchain/stepProgress';
import { withAuthFile } from '../../client/src/toolchain/deploy/registryCredentials';
import { findDeployedImages } from '../../client/src/toolchain/images/deployedImages';
import {
  formatImageReference,
  type ImageReference,
  parseImageReference,
} from '../../client/src/toolchain/images/imageReference';
import { InterruptedError } from '../../client/src/toolchain/runProgram';
import { MissingProgramError } from '../../client/src/toolchain/startProgram';
import {
  type DeployedTestImage,
  deployTestImage,
  makeLayout,
  makeMultiArchitectureLayout,
  nameInIndex,
} from './deployFolder';
import { registryAccount, startRegistry, type TestRegistry } from './registry';

let folder: string;
let image: DeployedTestImage;
let open: TestRegistry;
let guarded: TestRegistry;
const outerEnvironment = { ...process.env };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-deploy-'));
  // Nobody's login files: skopeo looks for them in these places.
  process.env.HOME = folder;
  process.env.XDG_RUNTIME_DIR = folder;
  process.env.TMPDIR = folder;
  delete process.env.REGISTRY_AUTH_FILE;
  image = await deployTestImage(join(folder, 'build/tmp/deploy/images/qemux86-64'), 'hello-container', 'latest');
  [open, guarded] = await Promise.all([startRegistry(), startRegistry({ asksForAccount: true })]);
});

after(async () => {
  await Promise.all([open?.stop(), guarded?.stop()]);
  Object.assign(process.env, outerEnvironment);
  await rm(folder, { recursive: true, force: true });
});

function reference(text: string): ImageReference {
  const parsed = parseImageReference(text);
  assert.equal(parsed.kind, 'valid', text);
  return parsed.kind === 'valid' ? parsed.reference : { registry: '', repository: '', tag: '' };
}

interface RegistryRequest extends Partial<Omit<DeployRequest, 'target'>> {
  readonly authFile?: string;
  readonly tlsVerify?: boolean;
}

function request(path: string, destination: string, more: RegistryRequest = {}): DeployRequest {
  const { authFile, tlsVerify = false, ...others } = more;
  const source = { path, storage: 'layout' } as const;
  const login = authFile === undefined ? {} : { authFile };
  const target = { kind: 'registry', reference: reference(destination), tlsVerify, ...login } as const;
  return { programs: {}, source, target, ...others };
}

/** Deploys without waiting for a registry that does not answer. */
function copy(
  to: DeployRequest,
  onProgress: (progress: StepProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<DeployOutcome> {
  return deploy(to, { onProgress, signal, retryDelaysMs: [] });
}

describe('Deploying an image', () => {
  test('Puts it into the registry under the digest that it has in the layout', async () => {
    const outcome = await copy(request(image.layout, `${open.address}/team/hello:1.0`));
    assert.deepEqual(outcome, {
      kind: 'deployed',
      digest: image.digest,
      destination: `docker://${open.address}/team/hello:1.0`,
      isConverted: false,
      reference: `${open.address}/team/hello:1.0`,
      pinnedReference: `${open.address}/team/hello@${image.digest}`,
    });
    assert.equal(await open.digestOf('team/hello', '1.0'), image.digest);
  });

  test('Takes a path with blanks and colons', async () => {
    const layout = join(folder, 'two words: and a colon', 'my layout-oci');
    await cp(image.layout, layout, { recursive: true, dereference: true });
    const outcome = await copy(request(layout, `${open.address}/blanks:1`));
    assert.equal(outcome.kind, 'deployed');
    assert.equal(await open.digestOf('blanks', '1'), image.digest);
  });

  test('Takes the archive of a layout and the archive of its folder', async () => {
    for (const storage of ['archive', 'archivedFolder'] as const) {
      const source = { path: image[storage], storage };
      const tag = storage.toLowerCase();
      const outcome = await copy(request('', `${open.address}/archived:${tag}`, { source }));
      assert.equal(outcome.kind, 'deployed', JSON.stringify(outcome));
      assert.equal(await open.digestOf('archived', tag), image.digest);
    }
  });

  test('Copies all platforms of a multi-architecture layout', async () => {
    const arm = await deployTestImage(join(folder, 'arm'), 'hello-arm', 'latest');
    const layout = join(folder, 'hello-multiarch-oci');
    const digest = await makeMultiArchitectureLayout(layout, [
      { layout: image.layout, architecture: 'amd64' },
      { layout: arm.layout, architecture: 'arm64' },
    ]);
    const outcome = await copy(request(layout, `${open.address}/multi:1`));
    assert.equal(outcome.kind === 'deployed' && outcome.digest, digest);
    assert.equal(await open.digestOf('multi', '1'), digest);
    assert.equal(await open.digestOf('multi', arm.digest), arm.digest);
  });

  test('Asks which image is meant where a layout holds several', async () => {
    const layout = join(folder, 'several-oci');
    await makeLayout(layout, ['one', 'two'], 'several');
    const unnamed = await copy(request(layout, `${open.address}/several:1`));
    assert.deepEqual(unnamed, { kind: 'severalImages', names: ['one', 'two'] });
    const source = { path: layout, storage: 'layout', name: 'two' } as const;
    const named = await copy(request(layout, `${open.address}/several:1`, { source }));
    assert.equal(named.kind, 'deployed');
  });

  test('Says that a folder is no image instead of starting skopeo', async () => {
    const outcome = await copy(request(folder, `${open.address}/nothing:1`, { programs: { skopeo: 'not-started' } }));
    assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'image');
  });

  test('Reports progress that adds up to no more than the whole', async () => {
    const steps: StepProgress[] = [];
    await copy(request(image.layout, `${open.address}/progress:1`), (step) => steps.push(step));
    assert.ok(steps.some(({ message }) => message.startsWith('Copying blob')));
    const percent = steps.reduce((sum, { incrementPercent }) => sum + incrementPercent, 0);
    assert.ok(percent > 50 && percent <= 100.001, `${percent} %`);
  });
});

test('Two hundred images of one layout are deployed one after the other', async (context) => {
  const layout = join(folder, 'many-oci');
  await cp(image.layout, layout, { recursive: true, dereference: true });
  const names = Array.from({ length: 200 }, (_, index) => `image-${index}`);
  await nameInIndex(layout, names);
  const start = performance.now();
  for (const name of names) {
    const source = { path: layout, storage: 'layout', name } as const;
    const outcome = await copy(request(layout, `${open.address}/many/${name}:1`, { source }));
    assert.equal(outcome.kind === 'deployed' && outcome.digest, image.digest, name);
  }
  context.diagnostic(`${names.length} images in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  assert.equal(await open.digestOf('many/image-199', '1'), image.digest);
});

describe('A registry that asks for an account', () => {
  const destination = () => `${guarded.address}/team/hello:1.0`;

  test('Is told apart from other failures when none is given', async () => {
    const outcome = await copy(request(image.layout, destination()));
    assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'credentials', JSON.stringify(outcome));
  });

  test('Refuses the wrong password', async () => {
    const outcome = await withAuthFile(guarded.address, { ...registryAccount, password: 'wrong' }, (authFile) =>
      copy(request(image.layout, destination(), { authFile })),
    );
    assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'credentials', JSON.stringify(outcome));
    assert.equal(await guarded.digestOf('team/hello', '1.0'), undefined);
  });

  test('Takes the right one from a file that only the user can read and that is gone afterwards', async () => {
    let usedFile = '';
    const outcome = await withAuthFile(guarded.address, registryAccount, async (authFile) => {
      usedFile = authFile;
      assert.equal((await stat(authFile)).mode & 0o777, 0o600);
      return copy(request(image.layout, destination(), { authFile }));
    });
    assert.equal(outcome.kind, 'deployed', JSON.stringify(outcome));
    assert.equal(await guarded.digestOf('team/hello', '1.0'), image.digest);
    await assert.rejects(stat(usedFile));
  });

  test('Removes the file when the copy throws', async () => {
    let usedFile = '';
    const deployment = withAuthFile(guarded.address, registryAccount, (authFile) => {
      usedFile = authFile;
      return copy(request(image.layout, destination(), { authFile, programs: { skopeo: 'no-such-skopeo' } }));
    });
    await assert.rejects(deployment, MissingProgramError);
    await assert.rejects(stat(usedFile));
  });

  test('Takes the login file of podman that skopeo finds by itself', async () => {
    const auth = Buffer.from(`${registryAccount.username}:${registryAccount.password}`).toString('base64');
    const authFile = join(folder, 'login.json');
    await writeFile(authFile, JSON.stringify({ auths: { [guarded.address]: { auth } } }));
    process.env.REGISTRY_AUTH_FILE = authFile;
    const outcome = await copy(request(image.layout, `${guarded.address}/own-login:1`));
    delete process.env.REGISTRY_AUTH_FILE;
    assert.equal(outcome.kind, 'deployed', JSON.stringify(outcome));
  });
});

describe('When deploying cannot work', () => {
  test('A registry that is not there is said to be not answering', async () => {
    const stopped = await startRegistry();
    await stopped.stop();
    const outcome = await copy(request(image.layout, `${stopped.address}/hello:1`));
    assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'unreachable', JSON.stringify(outcome));
  });

  test('A registry without TLS is said to have no certificate', async () => {
    const outcome = await copy(request(image.layout, `${open.address}/hello:1`, { tlsVerify: true }));
    assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'tls', JSON.stringify(outcome));
  });

  test('A missing skopeo is named', async () => {
    const deployment = copy(
      request(image.layout, `${open.address}/hello:1`, { programs: { skopeo: 'no-such-skopeo' } }),
    );
    await assert.rejects(
      deployment,
      (error) => error instanceof MissingProgramError && error.program === 'no-such-skopeo',
    );
  });

  test('A copy can be interrupted, and then nothing is left of it', async () => {
    const silent = await startSilentServer();
    const runtimeFolderBefore = await leftFolders();
    const interruption = new AbortController();
    const deployment = withAuthFile(silent.address, registryAccount, (authFile) =>
      copy(request(image.layout, `${silent.address}/hello:1`, { authFile }), undefined, interruption.signal),
    );
    await silent.connected;
    const commandLines = await commandLinesWith(silent.address);
    assert.equal(commandLines.length, 1);
    assert.ok(!commandLines[0]?.includes(registryAccount.password), 'the password is on a command line');
    interruption.abort();
    await assert.rejects(deployment, InterruptedError);
    assert.deepEqual(await commandLinesWith(silent.address), []);
    assert.deepEqual(await leftFolders(), runtimeFolderBefore);
    silent.server.close();
  });
});

describe('The deploy folder', () => {
  test('Lists each image once, under the name of its newest link', async () => {
    const found = await findDeployedImages(join(folder, 'build'));
    assert.deepEqual(
      found.map(({ name, machine, storage }) => ({ name, machine, storage })),
      [{ name: 'hello-container-latest', machine: 'qemux86-64', storage: 'layout' }],
    );
  });

  test('Has the archives with the layout, also where only their links have its name', async () => {
    const machine = join(folder, 'sloci/tmp/deploy/images/qemux86-64');
    await deployTestImage(machine, 'hello-container', 'latest');
    for (const ending of ['.tar', '-dir.tar']) {
      const link = join(machine, `hello-container-latest-oci${ending}`);
      const other = join(machine, `hello-container.rootfs-oci-latest-amd64-linux.oci-image${ending}`);
      await rename(await realpath(link), other);
      await rm(link);
      await symlink(other, link);
    }
    const found = await findDeployedImages(join(folder, 'sloci'));
    assert.deepEqual(
      found.map(({ name, files }) => [name, ...files.map(({ storage }) => storage)]),
      [['hello-container-latest', 'layout', 'archive', 'archivedFolder']],
    );
    assert.ok(found.every(({ files }) => files.slice(1).every(({ sizeBytes }) => (sizeBytes ?? 0) > 0)));
  });

  test('Tells a build that no link leads to any more', async () => {
    const machine = join(folder, 'built twice/tmp/deploy/images/qemux86-64');
    const { layout } = await deployTestImage(machine, 'hello-container', 'latest');
    await cp(await realpath(layout), join(machine, 'hello-container-qemux86-64.rootfs-20251231120000.rootfs-oci'), {
      recursive: true,
    });
    const found = await findDeployedImages(join(folder, 'built twice'));
    assert.deepEqual(
      found.filter(({ isOlderBuild }) => isOlderBuild).map(({ name }) => name),
      ['hello-container-qemux86-64.rootfs-20251231120000.rootfs'],
    );
    assert.equal(found.length, 2);
  });

  test('Lists the archive where the layout is gone', async () => {
    const build = join(folder, 'archives only');
    const images = join(build, 'tmp-container-x86-64/deploy/images/qemux86-64');
    await cp(image.archive, join(images, 'kept-1.0-oci.tar'), { dereference: true, recursive: true });
    const found = await findDeployedImages(build);
    assert.deepEqual(
      found.map(({ name, storage }) => `${name} ${storage}`),
      ['kept-1.0 archive'],
    );
  });

  test('Is empty where nothing was built', async () => {
    assert.deepEqual(await findDeployedImages(join(folder, 'no such build folder')), []);
  });
});

test('A destination is read as it was typed', () => {
  assert.equal(formatImageReference(reference('docker://localhost:5000/app')), 'localhost:5000/app:latest');
});

/** A server that takes connections and never says a word, so that a copy hangs until it is interrupted. */
async function startSilentServer(): Promise<{ server: Server; address: string; connected: Promise<void> }> {
  const server = createServer();
  const connected = new Promise<void>((resolve) => server.once('connection', () => resolve()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, address: `127.0.0.1:${port}`, connected };
}

async function commandLinesWith(words: string): Promise<readonly string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const lines = await Promise.all(processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(words));
}

/** What copies leave in the folders that they use while they run. */
async function leftFolders(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => /^metavirt-(deploy-)?\w{6}$/.test(name)).sort();
}
