/** Times and memory of reading an image of a gigabyte, in a server that is asked other things meanwhile. */
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { median, rounded } from '../corpus/parseTimes';
import { tarOf } from '../images/tarWriter';
import { digestOf, TestLayout, types } from '../images/testLayout';
import { p95 } from './keystroke';
import type { RpcConnection } from './rpcConnection';
import { didOpen, residentBytes, withServer } from './runningServer';

const layerCount = 8;
const filesPerLayer = 1000;

/** Half of a file can be compressed, and half of it cannot: two gigabytes of files in one of blobs. */
const fileBytes = 256 * 1024;

/** The last one of a layer: all of the layer lies before it. */
const largeFile = `usr/lib/part${(filesPerLayer - 1) % 20}/layer${layerCount - 1}-${filesPerLayer - 1}`;

/** About how fast somebody types. */
const askEveryMs = 50;

export async function imageTimes(command: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'metavirt-bench-image-'));
  try {
    const layout = new TestLayout(join(folder, 'image'));
    const image = writeLargeImage(layout);
    return await withServer(command, [folder], async (server) => {
      const idleBytes = residentBytes(server.processId);
      const { path, openMs } = await opened(server, layout.folder);
      const ask = { path, image };
      const contents = await whileAsked(server, 'metavirt/imageContents', ask);
      const start = performance.now();
      await server.request('metavirt/imageFolder', {
        ...ask,
        layer: null,
        folder: 'usr/lib',
        order: 'name',
        start: 0,
        count: 1000,
      });
      const folderMs = rounded(performance.now() - start);
      const space = await timed(server, 'metavirt/imageSpace', { ...ask, folder: '' });
      const file = await timed(server, 'metavirt/imageFile', { ...ask, layer: null, file: largeFile });
      const verify = await whileAsked(server, 'metavirt/imageVerify', ask);
      return { openMs, contents, folderMs, space, file, verify, idleBytes };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How long a request takes that somebody waits for, and what the server holds after it. */
async function timed(server: RpcConnection, method: string, params: object) {
  const start = performance.now();
  const { result } = await server.request(method, params);
  if ((result as { kind: string }).kind === 'failed') throw new Error(JSON.stringify(result));
  return { ms: rounded(performance.now() - start), bytes: residentBytes(server.processId) };
}

async function opened(server: RpcConnection, path: string) {
  const start = performance.now();
  const { result } = await server.request('metavirt/openImage', { path });
  if ((result as { kind: string }).kind !== 'opened') throw new Error(JSON.stringify(result));
  return { path, openMs: rounded(performance.now() - start) };
}

/** How long a request takes, the most memory that the server holds meanwhile, and how long completions take that are asked for meanwhile. */
async function whileAsked(server: RpcConnection, method: string, params: object) {
  const uri = pathToFileURL('/nowhere/recipe.bb').href;
  didOpen(server, uri, 'IMAGE_\n');
  const completion = { textDocument: { uri }, position: { line: 0, character: 6 } };
  await server.request('textDocument/completion', completion);
  const start = performance.now();
  let isDone = false;
  const answer = server.request(method, params).finally(() => {
    isDone = true;
  });
  const times: number[] = [];
  let mostBytes = 0;
  while (!isDone) {
    const asked = performance.now();
    await server.request('textDocument/completion', completion);
    times.push(performance.now() - asked);
    mostBytes = Math.max(mostBytes, residentBytes(server.processId));
    await wait(askEveryMs);
  }
  await answer;
  return {
    ms: rounded(performance.now() - start),
    mostBytes,
    completionsMeanwhile: { count: times.length, p50Ms: rounded(median(times)), p95Ms: rounded(p95(times)) },
  };
}

/** Gives the digest of the manifest. */
function writeLargeImage(layout: TestLayout): string {
  const random = Buffer.alloc(fileBytes / 2);
  const zeros = Buffer.alloc(fileBytes / 2);
  const layers = Array.from({ length: layerCount }, (_, layer) => {
    const members = Array.from({ length: filesPerLayer }, (_, index) => ({
      name: `usr/lib/part${index % 20}/layer${layer}-${index}`,
      content: Buffer.concat([randomFillSync(random), zeros]),
    }));
    const tar = tarOf(members);
    return { diffId: digestOf(tar), descriptor: layout.blob(types.gzip, gzipSync(tar, { level: 1 })) };
  });
  const config = layout.json(types.config, {
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
  });
  const manifest = layout.manifest(
    config,
    layers.map(({ descriptor }) => descriptor),
  );
  layout.index([manifest]);
  return manifest.digest;
}
