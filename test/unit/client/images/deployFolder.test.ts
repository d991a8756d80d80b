import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { findFileSystems, findPackages } from '../../../../client/src/toolchain/images/deployedFiles';
import { findDeployedImages } from '../../../../client/src/toolchain/images/deployedImages';
import { watchDeployFolders } from '../../../../client/src/toolchain/images/watchDeployFolders';

const waitMs = 10_000;

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-deploy-'));
});
after(() => rm(folder, { recursive: true, force: true }));

describe('What recipes leave beside OCI images', () => {
  it('is the newest file system of each type of a host, under both names that releases give it', async () => {
    const machine = join(folder, 'host/tmp-glibc/deploy/images/qemu-x86');
    await write(
      ...['host-qemu-x86.rootfs-20260101.ext4', 'host-qemu-x86.rootfs.ext4', 'host-qemu-x86.wic.zst'],
      ...[
        'host-qemu-x86.manifest',
        'host-qemu-x86.rootfs.ext4.bmap',
        'host-debug-qemu-x86.ext4',
        'other-qemu-x86.ext4',
      ],
    ).to(machine);
    const found = await findFileSystems(join(folder, 'host'), new Set(['host', 'host-debug']));
    assert.deepEqual(
      found.map(({ recipe, type, builtFor, sizeBytes }) => `${recipe} ${type} ${builtFor} ${sizeBytes}`),
      ['host-debug ext4 qemu-x86 24', 'host ext4 qemu-x86 25', 'host wic.zst qemu-x86 21'],
    );
  });

  it('is the package of a bundle, in whatever format', async () => {
    const deploy = join(folder, 'bundle/tmp/deploy');
    await write('my-bundle-1.0-r0.core2_64.rpm', 'my-bundle-extra-1.0-r0.core2_64.rpm').to(
      join(deploy, 'rpm/core2_64'),
    );
    await write('my-bundle_1.0-r0_core2-64.ipk', 'busybox_1.0-r0_core2-64.ipk').to(join(deploy, 'ipk/core2-64'));
    const found = await findPackages(join(folder, 'bundle'), new Set(['my-bundle']));
    assert.deepEqual(
      found.map(({ type, builtFor }) => `${type} ${builtFor}`),
      ['ipk core2-64', 'rpm core2_64'],
    );
  });

  it('is nothing where there is no build folder', async () => {
    assert.deepEqual(await findFileSystems(join(folder, 'nowhere'), new Set(['host'])), []);
    assert.deepEqual(await findPackages(join(folder, 'nowhere'), new Set(['bundle'])), []);
  });
});

describe('A deploy folder that is watched', () => {
  it('tells of an image whose folders are all new, and of one that goes', async () => {
    const build = join(folder, 'watched');
    await mkdir(build, { recursive: true });
    const changes = countChanges(build);
    try {
      await changes.expectAfter(() => makeLayout(join(build, 'tmp/deploy/images/qemux86-64/app-latest-oci')));
      assert.equal((await findDeployedImages(build)).length, 1);
      const images = join(build, 'tmp/deploy/images');
      await changes.expectAfter(() => makeLayout(join(images, 'qemux86-64/web-latest-oci')));
      await changes.expectAfter(() => rm(join(images, 'qemux86-64/app-latest-oci'), { recursive: true }));
      assert.deepEqual(
        (await findDeployedImages(build)).map(({ name }) => name),
        ['web-latest'],
      );
      await changes.expectAfter(() => rm(join(build, 'tmp'), { recursive: true }));
      await changes.expectAfter(() => makeLayout(join(images, 'qemuarm64/app-latest-oci')));
    } finally {
      changes.dispose();
    }
  });

  it('tells of an index that comes long after its folder', async () => {
    const build = join(folder, 'multiarch');
    const layout = join(build, 'tmp/deploy/images/qemux86-64/app-multiarch-oci');
    await mkdir(layout, { recursive: true });
    const changes = countChanges(build);
    try {
      await changes.expectAfter(() => makeLayout(layout));
    } finally {
      changes.dispose();
    }
  });

  it('is silent about what BitBake writes elsewhere', async () => {
    const build = join(folder, 'busy');
    await mkdir(join(build, 'tmp/work'), { recursive: true });
    const changes = countChanges(build);
    try {
      await setTimeout(200);
      await write('bitbake-cookerdaemon.log', 'bitbake.lock').to(build);
      await write('saved_tmpdir').to(join(build, 'tmp'));
      await setTimeout(1000);
      assert.equal(changes.count(), 0);
    } finally {
      changes.dispose();
    }
  });
});

describe('A deploy folder with thousands of files', () => {
  it('is read in well under a second', async () => {
    const machine = join(folder, 'large/tmp/deploy/images/qemux86-64');
    await makeLayout(join(machine, 'app-20260101.rootfs-oci'));
    await symlink('app-20260101.rootfs-oci', join(machine, 'app-latest-oci'));
    await write(...Array.from({ length: 5000 }, (_, index) => `module-${index}-qemux86-64.bin`)).to(machine);
    const start = performance.now();
    const found = await findDeployedImages(join(folder, 'large'));
    const files = await findFileSystems(join(folder, 'large'), new Set(['app']));
    const tookMs = performance.now() - start;
    assert.deepEqual([found.length, files.length], [1, 0]);
    assert.ok(tookMs < 1000, `${tookMs} ms`);
  });
});

/** Writes files that hold their own names. */
function write(...names: readonly string[]): { to(parent: string): Promise<void> } {
  return {
    async to(parent) {
      await mkdir(parent, { recursive: true });
      for (const name of names) await writeFile(join(parent, name), name);
    },
  };
}

async function makeLayout(layout: string): Promise<void> {
  await write('oci-layout', 'index.json').to(layout);
}

interface ChangeCounter {
  /** Does something, and waits until the watch tells of a change that comes after it. */
  expectAfter(act: () => Promise<void>): Promise<void>;
  count(): number;
  dispose(): void;
}

function countChanges(buildFolder: string): ChangeCounter {
  let count = 0;
  const watch = watchDeployFolders(buildFolder, () => {
    count += 1;
  });
  return {
    async expectAfter(act) {
      // The watch looks at the folders before it follows them.
      await setTimeout(200);
      const countBefore = count;
      await act();
      const start = performance.now();
      while (count === countBefore) {
        assert.ok(performance.now() - start < waitMs, 'nothing was told');
        await setTimeout(50);
      }
    },
    count: () => count,
    dispose: () => watch.dispose(),
  };
}
