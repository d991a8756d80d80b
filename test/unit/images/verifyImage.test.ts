import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bytesToVerify, verificationOf, withImage } from '../../../server/src/host/imageEngine';
import type { ImageWork } from '../../../server/src/images/imageHost';
import type { ImageVerification } from '../../../server/src/images/verifyImage';
import { tarOf } from '../../images/tarWriter';
import { digestOf, type TestLayout, types, withLayout } from '../../images/testLayout';

const layer = tarOf([{ name: 'etc/hostname', content: 'box\n' }]);

const verify = (path: string, work: ImageWork = {}): Promise<ImageVerification> =>
  withImage(path, (file) => verificationOf(file, work));

/** What is wrong, without the digests. */
function wrong({ blobs }: ImageVerification): readonly string[] {
  return blobs.flatMap(({ role, problems }) =>
    problems.map((problem) => `${role}: ${problem.replace(/sha256:[0-9a-f]{64}/g, 'DIGEST')}`),
  );
}

describe('Verifying an image', () => {
  it('finds nothing wrong with what is right, and tells how far it is', () =>
    withLayout(async (layout) => {
      layout.only({ layers: [layer, tarOf([{ name: 'b', content: 'b'.repeat(5000) }])], isCompressed: true });
      let told = 0;
      const advance = (bytes: number) => {
        told += bytes;
      };
      await withImage(layout.folder, async (file) => {
        const { isIntact, blobs } = await verificationOf(file, { advance });
        assert.equal(isIntact, true);
        assert.deepEqual(
          blobs.map(({ role }) => role),
          ['manifest', 'config', 'layer', 'layer'],
        );
        assert.equal(told, bytesToVerify(file));
      });
    }));

  it('knows sha512 too', () =>
    withLayout(async (layout) => {
      const digest = `sha512:${createHash('sha512').update(layer).digest('hex')}`;
      mkdirSync(join(layout.folder, 'blobs/sha512'));
      writeFileSync(layout.blobPath(digest), layer);
      const config = layout.json(types.config, { os: 'linux', architecture: 'amd64', rootfs: { diff_ids: [digest] } });
      layout.index([layout.manifest(config, [{ mediaType: types.tar, digest, size: layer.length }])]);
      assert.equal((await verify(layout.folder)).isIntact, true);
      writeFileSync(layout.blobPath(digest), Buffer.from(layer).fill('x', 600, 601));
      const [first, second] = wrong(await verify(layout.folder));
      assert.match(first ?? '', /^layer: the layer is not what the diff_id sha512:\w+ says: it has sha512:\w+$/);
      assert.match(second ?? '', /^layer: the blob is not what its digest says: it has sha512:\w+$/);
    }));

  const cases: readonly (readonly [string, (layout: TestLayout, blob: string) => void, readonly string[]])[] = [
    [
      'a byte that is another one',
      (layout, blob) => writeFileSync(layout.blobPath(blob), Buffer.from(gzipSync(layer)).fill('x', 9, 10)),
      ['layer: the blob is not what its digest says: it has DIGEST'],
    ],
    [
      'bytes behind the end of what is compressed',
      (layout, blob) => writeFileSync(layout.blobPath(blob), Buffer.concat([gzipSync(layer), Buffer.alloc(8)])),
      [
        `layer: the blob has ${gzipSync(layer).length + 8} bytes, not the ${gzipSync(layer).length} it should have`,
        'layer: the blob is not what its digest says: it has DIGEST',
      ],
    ],
    [
      'a blob that is cut off',
      (layout, blob) => writeFileSync(layout.blobPath(blob), gzipSync(layer).subarray(0, 40)),
      [
        'layer: the layer cannot be uncompressed: its gzip stream ends too early',
        `layer: the blob has 40 bytes, not the ${gzipSync(layer).length} it should have`,
        'layer: the blob is not what its digest says: it has DIGEST',
      ],
    ],
    ['a blob that is missing', (layout, blob) => rmSync(layout.blobPath(blob)), ['layer: the blob is missing']],
  ];
  for (const [what, damage, expected] of cases) {
    it(`finds ${what}`, () =>
      withLayout(async (layout) => {
        layout.only({ layers: [layer], isCompressed: true });
        damage(layout, digestOf(gzipSync(layer)));
        const verification = await verify(layout.folder);
        assert.deepEqual(wrong(verification), expected);
        assert.equal(verification.isIntact, false);
      }));
  }

  it('finds a layer that is not the one of the config', () =>
    withLayout(async (layout) => {
      layout.only({ layers: [layer], isCompressed: true, diffIds: [digestOf(Buffer.from('other'))] });
      assert.deepEqual(wrong(await verify(layout.folder)), [
        'layer: the layer is not what the diff_id DIGEST says: it has DIGEST',
      ]);
    }));

  it('takes an archive of docker save by its uncompressed layers, compressed or not', () =>
    withLayout(async (layout) => {
      const config = JSON.stringify({ os: 'linux', architecture: 'arm', rootfs: { diff_ids: [digestOf(layer)] } });
      const saved = (content: Buffer) =>
        tarOf([
          { name: 'manifest.json', content: JSON.stringify([{ Config: 'c.json', Layers: ['layer.tar'] }]) },
          { name: 'c.json', content: config },
          { name: 'layer.tar', content },
        ]);
      const path = layout.beside('saved.tar');
      for (const bytes of [saved(layer), saved(gzipSync(layer)), gzipSync(saved(layer))]) {
        writeFileSync(path, bytes);
        assert.deepEqual(wrong(await verify(path)), []);
      }
      writeFileSync(path, saved(tarOf([{ name: 'other' }])));
      assert.deepEqual(wrong(await verify(path)), [
        'layer: the layer is not what the diff_id DIGEST says: it has DIGEST',
      ]);
    }));

  it('ends when it is given up', () =>
    withLayout(async (layout) => {
      layout.only({ layers: [tarOf([{ name: 'big', content: Buffer.alloc(2_000_000) }])] });
      const controller = new AbortController();
      const work = { signal: controller.signal, advance: () => controller.abort() };
      await assert.rejects(verify(layout.folder, work), { name: 'AbortError' });
    }));
});
