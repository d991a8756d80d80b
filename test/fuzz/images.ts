/** Images that nobody would write: tars, manifests and compressed streams with random damage, in layouts and in archives. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { runAtOnce } from '../../server/src/base/pacer';
import type { FileBytesRequest } from '../../server/src/images/contents/fileBytes';
import { fileVersions } from '../../server/src/images/contents/fileVersions';
import { shownFile } from '../../server/src/images/contents/shownFile';
import { ImageError } from '../../server/src/images/imageError';
import type { ImageHost } from '../../server/src/images/imageHost';
import { allFiles } from '../../server/src/images/layers/folderListing';
import { type ImageTrees, readImageContents } from '../../server/src/images/layers/imageContents';
import { spaceMap } from '../../server/src/images/layers/spaceMap';
import { openedImage } from '../../server/src/images/openedImage';
import { type OpenImageFile, openImage } from '../../server/src/images/openImage';
import { verifyImage } from '../../server/src/images/verifyImage';
import { memoryHost } from '../images/memoryHost';
import { longName, tarOf, type WrittenMember, withChecksum } from '../images/tarWriter';
import { digestOf, types } from '../images/testLayout';
import type { Random } from './random';

const top = '/image';

/** Reads so many damaged images to their end; an assertion carries the seed's place. Gives how many could be opened and what they held. */
export async function fuzzImages(random: Random, count: number) {
  const totals = { opened: 0, files: 0, problems: 0 };
  for (let index = 0; index < count; index++) {
    const files = damagedImage(random);
    try {
      await readAll(memoryHost(files), totals);
    } catch (error) {
      const listing = [...files].map(([path, bytes]) => `${path} ${bytes.toString('base64')}`);
      throw new Error(`Fails on image ${index}:\n${listing.join('\n')}`, { cause: error });
    }
  }
  return totals;
}

interface Totals {
  opened: number;
  files: number;
  problems: number;
}

async function readAll(host: ImageHost, totals: Totals): Promise<void> {
  let file: OpenImageFile;
  try {
    file = await openImage(top, host);
  } catch (error) {
    assert.ok(error instanceof ImageError, String(error));
    return;
  }
  totals.opened++;
  totals.problems += file.problems.length;
  // What is told of it goes over a connection.
  assert.doesNotThrow(() => JSON.stringify(openedImage(file)));
  for (const stored of file.images) {
    const trees = await readImageContents({ file, stored, host, work: {}, digestsFiles: true });
    const { efficiencyPercent, layers } = trees.contents;
    assert.ok(efficiencyPercent >= 0 && efficiencyPercent <= 100, `${efficiencyPercent} %`);
    assert.equal(layers.length, stored.image.layers.length);
    for (const { path: name, sizeBytes } of allFiles(trees, null) ?? []) {
      totals.files++;
      assert.ok(Number.isSafeInteger(sizeBytes) && sizeBytes >= 0, `${sizeBytes} bytes`);
      const parts = name.split('/');
      assert.ok(!parts.includes('..') && !parts.includes('.') && !parts.includes(''), name);
    }
    await readSomeFiles(trees, { file, stored, host, work: {} });
  }
  const { blobs } = await verifyImage(file, host, {});
  assert.ok(blobs.length <= file.blobs.length);
}

const mostRead = 5;

/** A file is shown, or a sentence says why not; and the space is told of to the byte. */
async function readSomeFiles(trees: ImageTrees, request: FileBytesRequest): Promise<void> {
  for (const { path, layer } of (allFiles(trees, null) ?? []).slice(0, mostRead)) {
    for (const of of [null, layer]) {
      const error: unknown = await shownFile(trees, of, path, request).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.ok(error === undefined || error instanceof ImageError, String(error));
    }
    fileVersions(trees, path);
  }
  const map = runAtOnce(spaceMap(trees, ''));
  const sum = map?.root.children.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
  assert.ok(map?.root.sizeBytes === 0 || sum === map?.root.sizeBytes, `${sum} of ${map?.root.sizeBytes} bytes`);
}

/** A layout, or an archive of one. */
function damagedImage(random: Random): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const blob = (mediaType: string, bytes: Buffer) => {
    const digest = digestOf(bytes);
    files.set(`blobs/${digest.replace(':', '/')}`, bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const json = (mediaType: string, value: unknown) =>
    blob(mediaType, Buffer.from(JSON.stringify(damagedValue(random, value))));
  const layers = Array.from({ length: 1 + random.below(3) }, () => {
    const tar = damagedBytes(random, randomTar(random));
    const isGzip = random.chance(0.3);
    const bytes = isGzip ? damagedBytes(random, gzipSync(tar)) : tar;
    return { diffId: digestOf(tar), descriptor: blob(isGzip ? types.gzip : types.tar, bytes) };
  });
  const history = layers.map((_, index) => ({ created_by: `layer ${index}`, empty_layer: false }));
  const rootfs = { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) };
  const process = { Env: ['A=1'], Cmd: ['/bin/sh'], Labels: { a: 'b' }, ExposedPorts: { '80/tcp': {} } };
  const config = json(types.config, { os: 'linux', architecture: 'arm64', config: process, rootfs, history });
  const manifest = json(types.manifest, { config, layers: layers.map(({ descriptor }) => descriptor) });
  const nested = random.chance(0.3) ? json(types.index, { manifests: [manifest] }) : manifest;
  files.set('index.json', Buffer.from(JSON.stringify(damagedValue(random, { schemaVersion: 2, manifests: [nested] }))));
  files.set('oci-layout', Buffer.from('{}'));
  if (random.chance(0.5)) return new Map([...files].map(([path, bytes]) => [`${top}/${path}`, bytes]));
  const archive = damagedBytes(random, tarOf([...files].map(([name, content]) => ({ name, content }))));
  return new Map([[top, random.chance(0.3) ? damagedBytes(random, gzipSync(archive)) : archive]]);
}

const names = [
  'a',
  'a/b',
  'a/b/c',
  './d',
  '/e',
  '../f',
  'a/.wh.b',
  'a/.wh..wh..opq',
  '.wh.a',
  'a//b/',
  '',
  '.',
  '__proto__/x',
];
const memberTypes = ['0', '0', '0', '1', '2', '3', '4', '5', '5', '6', '7', 'S', 'x', 'g', 'L', 'K', 'V', '\0'];
const records = ['path', 'linkpath', 'size', 'uid', 'mtime', 'GNU.sparse.realsize', 'GNU.sparse.name'];

function randomTar(random: Random): Buffer {
  const members = Array.from({ length: random.below(12) }, (): WrittenMember => {
    if (random.chance(0.1)) return longName(random.pick(names).repeat(1 + random.below(50)));
    const value = () => random.pick([...names, '-1', '99999999999999999999', '7', '1e9', '0x10']);
    return {
      name: random.pick(names),
      type: random.pick(memberTypes),
      content: Buffer.alloc(random.below(random.pick([1, 600, 3000])), 'x'),
      linkName: random.pick(names),
      mode: random.below(0o10000),
      ...(random.chance(0.2) && { pax: { [random.pick(records)]: value() } }),
      ...(random.chance(0.05) && { checksumError: 1 }),
      ...(random.chance(0.05) && { sizeField: Buffer.from(Array.from({ length: 12 }, () => random.below(256))) }),
    };
  });
  return tarOf(members);
}

/** Mostly as it was; else some bytes are others, missing, or there twice, with the checksum of a header mended so that it is looked into. */
function damagedBytes(random: Random, bytes: Buffer): Buffer {
  if (random.chance(0.6) || bytes.length === 0) return bytes;
  const at = random.below(bytes.length);
  switch (random.below(4)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - random.below(1024)))]);
    case 2: {
      const changed = Buffer.from(bytes);
      for (let count = random.below(8); count >= 0; count--) changed[random.below(changed.length)] = random.below(256);
      return changed;
    }
    default: {
      const changed = Buffer.from(bytes);
      const block = at - (at % 512);
      changed[at] = random.below(256);
      if (block + 512 <= changed.length) withChecksum(changed.subarray(block, block + 512));
      return changed;
    }
  }
}

const strangeValues = [
  null,
  true,
  -1,
  1.5,
  2 ** 60,
  '',
  '..',
  'sha256:',
  `sha256:${'0'.repeat(64)}`,
  [],
  {},
  [[]],
  { manifests: [{}] },
];

/** Mostly as it was; else one value in it, however deep, is another one. */
function damagedValue(random: Random, value: unknown): unknown {
  return random.chance(0.6) ? value : withStrangeValue(random, value);
}

function withStrangeValue(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return random.pick(strangeValues);
  const keys = Object.keys(value);
  if (keys.length === 0) return random.pick(strangeValues);
  const key = random.pick(keys);
  const changed = withStrangeValue(random, (value as Readonly<Record<string, unknown>>)[key]);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? changed : item));
  return { ...value, [key]: changed };
}
