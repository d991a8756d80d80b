/** `metavirt stats [DIR...] [--json]`: what discovering, reading, parsing and indexing layers costs. */
import { resolve, sep } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { runAtOnce } from '../base/pacer';
import { nodeFiles } from '../host/nodeFiles';
import { isFolder } from '../project/files';
import { collectFacts } from '../project/index/collectFacts';
import { WordCollector } from '../project/index/mentionedWords';
import { NameTable } from '../project/index/nameTable';
import { ProjectIndex } from '../project/index/projectIndex';
import { discoverLayers } from '../project/layers/discoverLayers';
import type { ProjectNote } from '../project/note';
import { readFile } from '../project/readFile';
import { dialectByName } from '../syntax/bitbake/dialect';
import { parse } from '../syntax/bitbake/parse';
import type { Dialect, SyntaxTree } from '../syntax/bitbake/tree';
import type { Output } from './parse';

export interface Stats {
  readonly files: number;
  readonly bytes: number;
  readonly discoverMs: number;
  readonly readMs: number;
  /** One core's time for full, lossless parsing: of each file the fastest of some runs, so that other programs do not count. */
  readonly parseMs: number;
  /** Taking out of the trees what the index keeps. */
  readonly indexMs: number;
  /** What the program holds with the whole index in memory, and nothing else of the files. */
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** The files that took longest to parse. */
  readonly slowest: readonly FileCost[];
}

interface FileCost {
  readonly file: string;
  readonly bytes: number;
  readonly ms: number;
}

const SLOWEST_COUNT = 5;
const PARSE_RUNS = 3;

/** Measures the folders named, or the one it runs in; layers next to them that they depend on belong to it. */
export async function runStats(args: readonly string[], output: Output): Promise<number> {
  const unknown = args.find((argument) => argument.startsWith('-') && argument !== '--json');
  if (unknown !== undefined) {
    output.err(`metavirt stats: unknown option ${unknown}`);
    return 2;
  }
  const named = args.filter((argument) => argument !== '--json');
  const folders = (named.length > 0 ? named : ['.']).map((folder) => resolve(folder).split(sep).join('/'));
  const missing = folders.find((folder) => !isFolder(nodeFiles, folder));
  if (missing !== undefined) {
    output.err(`metavirt stats: ${missing} is no folder`);
    return 2;
  }
  const { stats, notes } = measure(folders);
  for (const { path, message } of notes) output.err(`metavirt stats: ${path}: ${message}`);
  output.out(args.includes('--json') ? JSON.stringify(stats) : inWords(stats));
  return 0;
}

function measure(folders: readonly string[]): { readonly stats: Stats; readonly notes: readonly ProjectNote[] } {
  const request = { workspaceFolders: folders, buildFolder: undefined, openFiles: [] };
  const discoverStart = performance.now();
  const { files } = runAtOnce(discoverLayers(request, nodeFiles));
  const discoverMs = performance.now() - discoverStart;
  const { bytes, ...costs } = measureFiles(files);
  const index = new ProjectIndex(nodeFiles);
  const snapshot = runAtOnce(index.build(request));
  const { heapUsed, rss } = memoryInUse();
  const { notes } = snapshot;
  return { stats: { files: files.length, bytes, discoverMs, ...costs, heapBytes: heapUsed, rssBytes: rss }, notes };
}

function measureFiles(files: readonly string[]): Pick<Stats, 'bytes' | 'readMs' | 'parseMs' | 'indexMs' | 'slowest'> {
  const names = new NameTable();
  const words = new WordCollector();
  const costs: FileCost[] = [];
  let readMs = 0;
  let indexMs = 0;
  for (const file of files) {
    const start = performance.now();
    const read = readFile(file, nodeFiles);
    readMs += performance.now() - start;
    if (read.kind !== 'text') continue;
    const { tree, ms } = fastestParse(read.text, dialectByName(file));
    const parsed = performance.now();
    collectFacts(tree, names, words);
    indexMs += performance.now() - parsed;
    costs.push({ file, bytes: Buffer.byteLength(read.text), ms });
  }
  const bytes = costs.reduce((sum, cost) => sum + cost.bytes, 0);
  const parseMs = costs.reduce((sum, cost) => sum + cost.ms, 0);
  const slowest = costs.sort((first, second) => second.ms - first.ms).slice(0, SLOWEST_COUNT);
  return { bytes, readMs, parseMs, indexMs, slowest };
}

function fastestParse(text: string, dialect: Dialect): { readonly tree: SyntaxTree; readonly ms: number } {
  let tree = parse('', dialect);
  let ms = Number.POSITIVE_INFINITY;
  for (let run = 0; run < PARSE_RUNS; run++) {
    const start = performance.now();
    tree = parse(text, dialect);
    ms = Math.min(ms, performance.now() - start);
  }
  return { tree, ms };
}

/** Memory after a full collection: what is held, not what waits to be freed. */
function memoryInUse(): NodeJS.MemoryUsage {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage();
}

function inWords(stats: Stats): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  const rate = stats.parseMs > 0 ? megabytes((stats.bytes / stats.parseMs) * 1000) : '0';
  return [
    `${stats.files} files, ${megabytes(stats.bytes)} MB`,
    `discover ${Math.round(stats.discoverMs)} ms`,
    `read     ${Math.round(stats.readMs)} ms`,
    `parse    ${Math.round(stats.parseMs)} ms (${rate} MB/s)`,
    `index    ${Math.round(stats.indexMs)} ms`,
    `heap     ${megabytes(stats.heapBytes)} MB, resident ${megabytes(stats.rssBytes)} MB`,
    'slowest to parse:',
    ...stats.slowest.map(({ file, bytes, ms }) => `  ${ms.toFixed(1)} ms  ${(bytes / 1e3).toFixed(0)} KB  ${file}`),
  ].join('\n');
}
