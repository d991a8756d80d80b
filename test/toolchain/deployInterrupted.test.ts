/** What is there when a deployment does not come to its end, and that the next one finishes the work. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DeployOptions, type DeployOutcome, deploy } from '../../client/src/toolchain/deploy/deploy';
import type { DeployTarget } from '../../client/src/toolchain/deploy/target';
import { InterruptedError } from '../../client/src/toolchain/runProgram';
import { type DeployedLayout, makeLargeLayout } from './deployFolder';
import { startRegistry, type TestRegistry } from './registry';

const run = promisify(execFile);
const pointCount = 20;

let folder: string;
let image: DeployedLayout;
let registry: TestRegistry;
const outerEnvironment = { ...process.env };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-interrupted-'));
  process.env.HOME = folder;
  process.env.XDG_RUNTIME_DIR = folder;
  process.env.TMPDIR = folder;
  delete process.env.REGISTRY_AUTH_FILE;
  [image, registry] = await Promise.all([makeLargeLayout(join(folder, 'large-oci'), 4, 500_000), startRegistry()]);
});

after(async () => {
  await registry?.stop();
  Object.assign(process.env, outerEnvironment);
  await rm(folder, { recursive: true, force: true });
});

function deployTo(target: DeployTarget, options: Partial<DeployOptions> = {}): Promise<DeployOutcome> {
  const source = { path: image.layout, storage: 'layout' } as const;
  return deploy({ programs: {}, source, target }, { onProgress() {}, retryDelaysMs: [], ...options });
}

function inRegistry(repository: string): DeployTarget {
  const reference = { registry: registry.address, repository, tag: '1' };
  return { kind: 'registry', reference, tlsVerify: false };
}

function inArchive(path: string): DeployTarget {
  return { kind: 'archive', format: 'oci-archive', path, name: { registry: undefined, repository: 'large', tag: '1' } };
}

/** How long a whole deployment takes here and now. */
async function durationMs(target: DeployTarget): Promise<number> {
  const start = performance.now();
  assert.equal((await deployTo(target)).kind, 'deployed');
  return performance.now() - start;
}

/** Interrupts a deployment after each of the times; those that had ended by then are fine. */
async function interruptAt(target: DeployTarget, delayMs: number): Promise<'interrupted' | 'ended'> {
  const interruption = new AbortController();
  const running = deployTo(target, { signal: interruption.signal }).then(
    () => 'ended' as const,
    (error: unknown) => {
      assert.ok(error instanceof InterruptedError, String(error));
      return 'interrupted' as const;
    },
  );
  await setTimeout(delayMs);
  interruption.abort();
  return running;
}

/** Points that are spread over the whole, each somewhere in its part. */
function pointsWithin(totalMs: number): readonly number[] {
  return Array.from({ length: pointCount }, (_, index) => ((index + Math.random()) / pointCount) * totalMs);
}

/** All of the image is there: skopeo reads every blob and compares its digest. */
async function assertWhole(source: string, name: string): Promise<void> {
  const copy = join(folder, `whole-${name}`);
  await run('skopeo', ['copy', '--all', '--src-tls-verify=false', source, `dir:${copy}`]);
  const { stdout } = await run('sha256sum', [join(copy, 'manifest.json')]);
  assert.equal(`sha256:${stdout.split(' ')[0]}`, image.digest);
  await rm(copy, { recursive: true });
}

async function leftovers(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => /^metavirt-(deploy-)?\w{6}$/.test(name));
}

describe('A deployment that is interrupted', () => {
  test('Never leaves a tag in the registry that names half an image, and the next one finishes it', async (context) => {
    const points = pointsWithin(await durationMs(inRegistry('timed')));
    let interrupted = 0;
    for (const [index, delayMs] of points.entries()) {
      const repository = `interrupted-${index}`;
      if ((await interruptAt(inRegistry(repository), delayMs)) === 'interrupted') interrupted++;
      const digest = await registry.digestOf(repository, '1');
      if (digest !== undefined) await assertWhole(`docker://${registry.address}/${repository}:1`, repository);
      assert.equal((await deployTo(inRegistry(repository))).kind, 'deployed');
      assert.equal(await registry.digestOf(repository, '1'), image.digest);
    }
    context.diagnostic(`${interrupted} of ${pointCount} were interrupted before their end`);
    assert.ok(interrupted >= pointCount / 4, `${interrupted} were interrupted`);
    assert.deepEqual(await leftovers(), []);
  });

  test('Never leaves half an archive under its name, and the next one finishes it', async () => {
    const total = await durationMs(inArchive(join(folder, 'timed.tar')));
    for (const [index, delayMs] of pointsWithin(total).entries()) {
      const archive = join(folder, `interrupted ${index}.tar`);
      await interruptAt(inArchive(archive), delayMs);
      if (await stat(archive).catch(() => undefined)) await assertWhole(`oci-archive:${archive}`, `archive-${index}`);
      assert.equal((await deployTo(inArchive(archive))).kind, 'deployed');
      await assertWhole(`oci-archive:${archive}`, `archive-${index}`);
      await rm(archive);
    }
    assert.deepEqual(await leftovers(), []);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.unfinished')),
      [],
    );
  });

  test('Leaves the archive that was there before as it was', async () => {
    const archive = join(folder, 'kept.tar');
    await writeFile(archive, 'the one before');
    assert.equal(await interruptAt(inArchive(archive), 30), 'interrupted');
    assert.equal(await readFile(archive, 'utf8'), 'the one before');
  });
});

describe('A registry that goes away in the middle', () => {
  test('Is waited for, and gets the whole image when it is back', async () => {
    const messages: string[] = [];
    const retryDelaysMs = [200, 400, 800, 1600, 3200];
    const running = deployTo(inRegistry('back-again'), {
      retryDelaysMs,
      onProgress: ({ message }) => messages.push(message),
    });
    while (!messages.some((message) => message.startsWith('Copying blob'))) await setTimeout(5);
    await registry.kill();
    while (!messages.some((message) => message.includes('Trying again'))) await setTimeout(5);
    await registry.startAgain();
    assert.equal((await running).kind, 'deployed');
    await assertWhole(`docker://${registry.address}/back-again:1`, 'back-again');
  });

  test('Ends the deployment where it does not come back, and a wait can be interrupted', async () => {
    const gone = await startRegistry();
    await gone.stop();
    const reference = { registry: gone.address, repository: 'gone', tag: '1' };
    const target = { kind: 'registry', reference, tlsVerify: false } as const;
    const outcome = await deployTo(target, { retryDelaysMs: [10, 10] });
    assert.equal(outcome.kind === 'failed' && outcome.failure.cause, 'unreachable');
    const interruption = new AbortController();
    const waiting = deployTo(target, {
      retryDelaysMs: [60_000],
      signal: interruption.signal,
      onProgress: ({ message }) => {
        if (message.includes('Trying again')) interruption.abort();
      },
    });
    await assert.rejects(waiting, InterruptedError);
  });
});
