/** Reads all layers of an image: the tree of each, what a container sees of them, and what they hide and waste. */
import { runInSlices, type SlicedWork } from '../../base/pacer';
import type { ImageHost, ImageWork } from '../imageHost';
import { type ImageProblem, ImageProblems } from '../imageProblems';
import type { StoredImage } from '../layout/containedImage';
import { mostFiles, mostRanked } from '../limits';
import type { OpenImageFile } from '../openImage';
import { type FileNode, filesBelow } from './fileTree';
import { type ImageFile, imageFile } from './imageFile';
import { type HiddenVersions, overlay, sumUp } from './overlay';
import { Ranking } from './ranking';
import { type LayerScan, type ScannedLayer, scanLayer } from './scanLayer';

export interface ImageContents {
  readonly kind: 'contents';
  /** From the bottom up, as in the manifest. */
  readonly layers: readonly LayerContents[];
  /** What a container sees; folders are no files. */
  readonly fileCount: number;
  readonly fileBytes: number;
  /** Bytes of files that a layer holds and a higher layer replaces or deletes. */
  readonly wastedBytes: number;
  /** How much of the bytes of all layers a container sees, 0 to 100. */
  readonly efficiencyPercent: number;
  /** Of what a container sees, largest first. */
  readonly largestFiles: readonly ImageFile[];
  /** Files that a container sees with setuid, setgid or capabilities, by path. */
  readonly privilegedFiles: readonly ImageFile[];
  /** Paths that a higher layer hides, those that waste the most first. */
  readonly wastedFiles: readonly WastedFile[];
  readonly problems: readonly ImageProblem[];
}

export interface LayerContents {
  readonly digest: string;
  readonly fileCount: number;
  readonly fileBytes: number;
  readonly tarBytes: number;
  readonly hiddenCount: number;
  readonly hiddenBytes: number;
  readonly wastedCount: number;
  readonly wastedBytes: number;
  /** Why there are no files of it, or not all; null where all is read. */
  readonly incomplete: string | null;
}

export interface WastedFile {
  readonly path: string;
  /** How many layers have a copy of it that a higher one replaces or deletes, and the bytes of those copies. */
  readonly wastedCount: number;
  readonly wastedBytes: number;
}

/** What is kept of an image to answer for its folders. */
export interface ImageTrees {
  readonly contents: ImageContents;
  /** The roots of the layers, from the bottom up. */
  readonly layers: readonly FileNode[];
  /** What a container sees. */
  readonly whole: FileNode;
  /** How many nodes there are: what it costs to keep them. */
  readonly nodeCount: number;
}

export interface ContentsRequest {
  readonly file: OpenImageFile;
  readonly stored: StoredImage;
  readonly host: ImageHost;
  readonly work: ImageWork;
  readonly digestsFiles: boolean;
  /** Reads a layer, instead of `scanLayer`. */
  readonly scan?: typeof scanLayer;
}

/** Rejects only when the work is given up, with the reason of its signal. */
export async function readImageContents(request: ContentsRequest): Promise<ImageTrees> {
  const { file, stored, host, work, digestsFiles } = request;
  const problems = new ImageProblems();
  const budget = { left: mostFiles };
  const scan: LayerScan = { files: file.files, host, work, problems, budget, digestsFiles };
  const scanned = await scanLayers(stored, scan, request.scan ?? scanLayer);
  work.signal?.throwIfAborted();
  const pacer = {
    now: () => host.now(),
    yieldNow: () => host.yieldNow(),
    isCancelled: () => work.signal?.aborted === true,
  };
  const paced = await runInSlices(laidOver(scanned, problems), pacer);
  if (paced.kind === 'done') return { ...paced.result, nodeCount: mostFiles - budget.left };
  throw work.signal?.reason;
}

/** In the order in which they lie in the archive; the answer is in that of the manifest. */
async function scanLayers(
  { image, layerFiles }: StoredImage,
  scan: LayerScan,
  read: typeof scanLayer,
): Promise<readonly ScannedLayer[]> {
  const layers = image.layers.map((layer, index) => ({ layer, index, file: layerFiles[index] ?? '' }));
  const order = layers.toSorted((a, b) => scan.files.placeOf(a.file) - scan.files.placeOf(b.file));
  const scanned: ScannedLayer[] = [];
  for (const { layer, index, file } of order) scanned[index] = await read(layer, index, file, scan);
  return scanned;
}

function* laidOver(
  scanned: readonly ScannedLayer[],
  problems: ImageProblems,
): SlicedWork<Omit<ImageTrees, 'nodeCount'>> {
  const layers = scanned.map(({ root }) => root);
  const { root, effects, hidden } = yield* overlay(layers);
  for (const tree of [root, ...layers]) yield* sumUp(tree);
  const { largest, privileged } = yield* rankedFiles(root);
  const wastedBytes = effects.reduce((sum, effect) => sum + effect.wastedBytes, 0);
  const allBytes = scanned.reduce((sum, { fileBytes }) => sum + fileBytes, 0);
  const contents: ImageContents = {
    kind: 'contents',
    layers: scanned.map(({ root: _, ...layer }, index) => ({ ...layer, ...effects[index]! })),
    fileCount: root.fileCount,
    fileBytes: root.sizeBytes,
    wastedBytes,
    efficiencyPercent: allBytes === 0 ? 100 : (100 * (allBytes - wastedBytes)) / allBytes,
    largestFiles: largest,
    privilegedFiles: privileged,
    wastedFiles: wastedFiles(hidden),
    problems: problems.all,
  };
  return { contents, layers, whole: root };
}

const setuidOrSetgid = 0o6000;

function* rankedFiles(root: FileNode): SlicedWork<{ largest: readonly ImageFile[]; privileged: readonly ImageFile[] }> {
  const largest = new Ranking<ImageFile>(mostRanked);
  const privileged: ImageFile[] = [];
  let visited = 0;
  for (const [path, node] of filesBelow(root)) {
    if (++visited % 256 === 0) yield;
    const { entry } = node;
    if (entry?.kind !== 'file') continue;
    largest.add(entry.sizeBytes, () => imageFile(path, node, entry.layer));
    const isPrivileged = (entry.mode & setuidOrSetgid) !== 0 || entry.hasCapabilities;
    if (isPrivileged && privileged.length < mostRanked) privileged.push(imageFile(path, node, entry.layer));
  }
  return { largest: largest.items, privileged: privileged.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

function wastedFiles(hidden: ReadonlyMap<string, HiddenVersions>): readonly WastedFile[] {
  const ranking = new Ranking<WastedFile>(mostRanked);
  for (const [path, { count, bytes }] of hidden) {
    if (bytes > 0) ranking.add(bytes, () => ({ path, wastedCount: count, wastedBytes: bytes }));
  }
  return ranking.items;
}
