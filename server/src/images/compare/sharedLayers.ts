/** The layers of the images of one comparison: what both have at the same place is uncompressed and read once. */
import { chunksOf } from '../byteCursor';
import { parseDigest } from '../digest';
import type { ImageFiles } from '../files/imageFiles';
import type { ImageHost, ImageWork } from '../imageHost';
import { type LayerScan, type ScannedLayer, scanLayer } from '../layers/scanLayer';
import type { ImageLayer } from '../layout/containedImage';
import { openImage } from '../openImage';
import { watched } from '../watched';

interface KnownLayer {
  /** Of the image file, and the blob in it. */
  readonly path: string;
  readonly blob: string;
  readonly scanned: ScannedLayer;
}

export class SharedLayers {
  private readonly known = new Map<string, KnownLayer>();

  /** As `scanLayer`. The tree is shared too: what is written into it when it is laid over others is what it does to these, which nobody asks here. */
  async scan(layer: ImageLayer, index: number, blob: string, scan: LayerScan): Promise<ScannedLayer> {
    // Its entries say which layer they are of.
    const key = `${index} ${layer.digest}`;
    const known = this.known.get(key);
    if (known && (await isSameBlob(known, layer, blob, scan))) {
      scan.work.advance?.(layer.sizeBytes);
      return known.scanned;
    }
    const scanned = await scanLayer(layer, index, blob, scan);
    if (scanned.incomplete === null) this.known.set(key, { path: scan.files.path, blob, scanned });
    return scanned;
  }
}

/** A manifest may name a digest that its blob has not: what would be taken for the same is compared with it, which costs less than uncompressing. */
async function isSameBlob(known: KnownLayer, layer: ImageLayer, blob: string, scan: LayerScan): Promise<boolean> {
  const { files, host, work } = scan;
  if (known.path === files.path && known.blob === blob) return true;
  const quiet: ImageWork = work.signal === undefined ? {} : { signal: work.signal };
  try {
    if (!(await hasDigest(layer.digest, files, blob, host, quiet))) return false;
    const other = await openImage(known.path, host, quiet);
    try {
      return await hasDigest(layer.digest, other.files, known.blob, host, quiet);
    } finally {
      await other.files.close();
    }
  } catch {
    work.signal?.throwIfAborted();
    return false;
  }
}

async function hasDigest(
  digest: string,
  files: ImageFiles,
  blob: string,
  host: ImageHost,
  work: ImageWork,
): Promise<boolean> {
  const parsed = parseDigest(digest);
  if (!parsed) return false;
  const source = await files.open(blob);
  try {
    const digester = host.digester(parsed.algorithm);
    for await (const chunk of watched(chunksOf(source), work)) digester.update(chunk);
    return digester.hex() === parsed.hex;
  } finally {
    await source.close();
  }
}
