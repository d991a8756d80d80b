/** Reads the tar of a layer from end to end, and keeps of it what its headers say. */
import type { ByteCursor } from '../byteCursor';
import type { ImageFiles } from '../files/imageFiles';
import { reasonOf } from '../imageError';
import type { ImageHost, ImageWork } from '../imageHost';
import type { ImageProblems } from '../imageProblems';
import type { ImageLayer } from '../layout/containedImage';
import { dockerLayerType } from '../layout/mediaTypes';
import { mostFiles } from '../limits';
import { type TarMember, tarMembers } from '../tar/tarMembers';
import type { FileNode } from './fileTree';
import { compressionOf, layerCursor } from './layerStream';
import { type FileBudget, LayerTreeBuilder } from './layerTree';

export interface ScannedLayer {
  readonly digest: string;
  readonly root: FileNode;
  readonly fileCount: number;
  readonly fileBytes: number;
  /** Of the uncompressed tar. */
  readonly tarBytes: number;
  /** Why not all of its files are known; null where they are. */
  readonly incomplete: string | null;
}

export interface LayerScan {
  readonly files: ImageFiles;
  readonly host: ImageHost;
  readonly work: ImageWork;
  readonly problems: ImageProblems;
  readonly budget: FileBudget;
  /** Whether the content of each file gets a digest, for it to be compared. */
  readonly digestsFiles: boolean;
}

/** What cannot be read is told as a problem; rejects only when the work is given up. */
export async function scanLayer(
  layer: ImageLayer,
  index: number,
  file: string,
  scan: LayerScan,
): Promise<ScannedLayer> {
  const { digest, content, mediaType } = layer;
  const builder = new LayerTreeBuilder({ index, digest }, scan.budget, scan.problems);
  const read = { tarBytes: 0 };
  const incomplete =
    content === 'other'
      ? `a layer of type ${mediaType} holds no files`
      : await readTar(layer, file, builder, scan, read).catch((error: unknown) => {
          scan.work.signal?.throwIfAborted();
          const why = reasonOf(error);
          scan.problems.error(`layer ${digest} cannot be read to its end: ${why}`, digest);
          return why;
        });
  const { root, fileCount, fileBytes } = builder;
  return { digest, root, fileCount, fileBytes, tarBytes: read.tarBytes, incomplete };
}

async function readTar(
  layer: ImageLayer,
  file: string,
  builder: LayerTreeBuilder,
  scan: LayerScan,
  read: { tarBytes: number },
): Promise<string | null> {
  const source = await scan.files.open(file);
  const told = toldOf(scan.work);
  try {
    compareCompression(layer, await compressionOf(source), scan.problems);
    const cursor = await layerCursor(source, scan.host, told.work);
    try {
      const incomplete = await addMembers(cursor, builder, scan);
      // Zeros follow the end of a tar.
      if (incomplete === null) await cursor.skip(Number.POSITIVE_INFINITY);
      return incomplete;
    } finally {
      read.tarBytes = cursor.position;
      await cursor.close();
    }
  } finally {
    // What was passed over unread is done too.
    scan.work.advance?.(Math.max(0, source.sizeBytes - told.bytes()));
    await source.close();
  }
}

function toldOf(work: ImageWork): { readonly work: ImageWork; bytes(): number } {
  let told = 0;
  const advance = (bytes: number) => {
    told += bytes;
    work.advance?.(bytes);
  };
  return { work: { ...work, advance }, bytes: () => told };
}

async function addMembers(cursor: ByteCursor, builder: LayerTreeBuilder, scan: LayerScan): Promise<string | null> {
  for await (const member of tarMembers(cursor)) {
    const contentDigest = scan.digestsFiles ? await digestOf(cursor, member, scan.host) : null;
    if (!builder.add(member, contentDigest)) {
      const why = `the image has more than ${mostFiles} files: the rest is not read`;
      scan.problems.error(why);
      return why;
    }
  }
  return null;
}

/** Files are compared with each other only: half of the digits are enough. */
const keptDigits = 32;

async function digestOf(cursor: ByteCursor, { dataBytes }: TarMember, host: ImageHost): Promise<string | null> {
  const digester = host.digester('sha256');
  await cursor.pass(dataBytes, (bytes) => digester.update(bytes));
  return digester.hex().slice(0, keptDigits);
}

function compareCompression(layer: ImageLayer, actual: string, problems: ImageProblems): void {
  const { digest, mediaType, compression } = layer;
  // An archive of docker save does not say how its layers are compressed.
  if (actual === compression || mediaType === dockerLayerType) return;
  const found = actual === 'none' ? 'not compressed' : `compressed with ${actual}`;
  problems.warning(`layer ${digest} is ${found}, which its media type ${mediaType} does not say`, digest);
}
