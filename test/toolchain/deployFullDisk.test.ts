/** Deploying to where there is no room: which disk that is, what is left there, and that the next time finishes it once there is room. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { type DeployOutcome, deploy } from '../../client/src/toolchain/deploy/deploy';
import { parseTarget, type TargetSituation } from '../../client/src/toolchain/deploy/parseTarget';
import type { ImageSource } from '../../client/src/toolchain/deploy/sourceImage';
import { type DeployedLayout, makeLargeLayout } from './deployFolder';
import { startDocker } from './dockerDaemon';
import { digestInPodman, makePodmanStorage } from './podmanStorage';
import { startRegistry } from './registry';
import { mountSmallDisk, type SmallDisk } from './smallDisk';
import { prepareSshServer } from './sshServer';

const run = promisify(execFile);
const outerEnvironment = { ...process.env };

let folder: string;
let image: DeployedLayout;
let disk: SmallDisk;
/** Less than the image needs. */
const diskBytes = 1_500_000;
const small = (...names: string[]) => join(folder, 'small', ...names);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-full-'));
  Object.assign(process.env, { XDG_RUNTIME_DIR: folder, TMPDIR: folder, HOME: folder });
  image = await makeLargeLayout(join(folder, 'large-oci'), 4, 500_000);
});

beforeEach(async () => {
  disk = await mountSmallDisk(small(), diskBytes);
});

afterEach(async () => {
  process.env.TMPDIR = folder;
  await disk.unmount();
  await rm(small(), { recursive: true });
});

after(async () => {
  process.env = outerEnvironment;
  await rm(folder, { recursive: true, force: true });
});

interface Given extends Partial<TargetSituation> {
  readonly source?: ImageSource;
  readonly manifest?: string;
}

async function deployTo(written: string, { source, manifest, ...more }: Given = {}): Promise<DeployOutcome> {
  const situation: TargetSituation = {
    name: { registry: undefined, repository: 'large', tag: '1' },
    folder,
    containerRegistryScript: undefined,
    verifiesCertificates: () => false,
    ...more,
  };
  const parsed = parseTarget(written, situation);
  if (parsed.kind !== 'target') throw new Error(parsed.why);
  const request = { programs: {}, source: source ?? { path: image.layout, storage: 'layout' }, target: parsed.target };
  return deploy(manifest === undefined ? request : { ...request, manifest }, { onProgress() {}, retryDelaysMs: [] });
}

function assertFull(outcome: DeployOutcome, message: RegExp): void {
  assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'space', JSON.stringify(outcome));
  assert.match(outcome.kind === 'failed' ? outcome.failure.message : '', message);
}

function assertDeployed(outcome: DeployOutcome): void {
  assert.equal(outcome.kind, 'deployed', JSON.stringify(outcome));
  assert.equal(outcome.kind === 'deployed' && outcome.digest, image.digest);
}

describe('A full disk', () => {
  for (const format of ['oci-archive', 'docker-archive']) {
    test(`Holds no half of the file of an ${format}`, async () => {
      const target = `${format}:${small('image.tar')}`;
      await writeFile(small('image.tar'), 'the one before');
      assertFull(await deployTo(target), /^The disk of \S+\/small is full\. Make room there, or choose another place,/);
      assert.deepEqual(await readdir(small()), ['image.tar']);
      assert.equal(await readFile(small('image.tar'), 'utf8'), 'the one before');
      await disk.grow();
      assertDeployed(await deployTo(target));
      assert.deepEqual(await readdir(small()), ['image.tar']);
    });
  }

  test('Holds no half of a file on another machine', async () => {
    const { configFile: sshConfigFile } = await prepareSshServer(join(folder, 'ssh'));
    const target = `ssh://builder/oci-archive:${small('image.tar')}`;
    const message = /^The disk of \S+\/small on builder is full\. Make room there, or choose another place,/;
    assertFull(await deployTo(target, { sshConfigFile }), message);
    assert.deepEqual(await readdir(small()), []);
    await disk.grow();
    assertDeployed(await deployTo(target, { sshConfigFile }));
    assert.deepEqual(await readdir(small()), ['image.tar']);
  });

  test('Is that of the temporary files, where an archive is unpacked or written on the way', async () => {
    const archive = join(folder, 'large.tar');
    await run('tar', ['-cf', archive, '.'], { cwd: image.layout });
    process.env.TMPDIR = small();
    const message = /^The disk of \S+\/small is full\. Make room there, or set TMPDIR/;
    const target = `oci-archive:${join(folder, 'elsewhere.tar')}`;
    const source = { path: archive, storage: 'archive' } as const;
    assertFull(await deployTo(target, { source }), message);
    assertFull(await deployTo('docker'), message);
    assert.deepEqual(await readdir(small()), []);
    await disk.grow();
    assertDeployed(await deployTo(target, { source }));
  });

  test('Is that of the storage of podman, which has no half of the image', async () => {
    const podman = await makePodmanStorage(small('podman'));
    Object.assign(process.env, podman);
    assertFull(await deployTo('podman'), /^The disk of \S+\/small\/podman\/graph is full\. .*"podman image prune"/);
    assert.equal(await digestInPodman(podman, 'localhost/large:1'), undefined);
    await disk.grow();
    assertDeployed(await deployTo('podman'));
    assert.equal(await digestInPodman(podman, 'localhost/large:1'), image.digest);
  });

  test('Is that of the storage of Docker, which has no half of the image', async () => {
    const daemon = await startDocker(small('docker'));
    process.env.DOCKER_HOST = daemon.address;
    try {
      assertFull(await deployTo('docker'), /^The disk of \S+\/small\/docker\/data is full\. .*"docker system prune"/);
      assert.equal((await run('docker', ['images', '--all', '--quiet'])).stdout, '');
      await disk.grow();
      assertDeployed(await deployTo('docker'));
    } finally {
      delete process.env.DOCKER_HOST;
      await daemon.stop();
    }
  });

  test('Is guessed of a registry, which has no half of the image', async () => {
    process.env.TMPDIR = small();
    const registry = await startRegistry();
    process.env.TMPDIR = folder;
    try {
      const outcome = await deployTo(`docker://${registry.address}/team/large:1`);
      assert.match(outcome.kind === 'failed' ? outcome.failure.message : '', /or its disk is full\. Look at its log/);
      assert.equal(await registry.digestOf('team/large', '1'), undefined);
      await disk.grow();
      assertDeployed(await deployTo(`docker://${registry.address}/team/large:1`));
      assert.equal(await registry.digestOf('team/large', '1'), image.digest);
    } finally {
      await registry.stop();
    }
  });

  test('Leaves a manifest as it was that is to name the image', async () => {
    await mkdir(small('app'));
    const manifest = small('app', 'app.yaml');
    const text = 'kind: Pod\nspec:\n  containers:\n  - image: old\n';
    await writeFile(manifest, text);
    await writeFile(small('filler'), Buffer.alloc(2 * diskBytes)).catch(() => undefined);
    const registry = await startRegistry();
    try {
      const outcome = await deployTo(`docker://${registry.address}/team/large:1`, { manifest });
      assertFull(outcome, /^The disk of \S+\/small\/app is full\./);
    } finally {
      await registry.stop();
    }
    assert.equal(await readFile(manifest, 'utf8'), text);
    assert.deepEqual(await readdir(small('app')), ['app.yaml']);
  });
});
