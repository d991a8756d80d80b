/** How long parsing takes, on one core and with warm code. */
import { performance } from 'node:perf_hooks';
import { parse } from '../../server/src/syntax/bitbake/parse';
import type { LayerFile } from './layerFiles';

const passCount = 5;

export interface ParseTimes {
  /** The first time for all files, with code the engine has not compiled yet: what starting a server costs. */
  readonly firstPassMs: number;
  /** The median over the passes of the time for all files. */
  readonly parseMs: number;
  readonly megabytesPerSecond: number;
  /** The shortest pass: the figure that other work on the machine disturbs least. */
  readonly bestMs: number;
  /** The files with the largest best time. */
  readonly slowest: readonly { readonly file: string; readonly bytes: number; readonly ms: number }[];
}

/** Parses all files several times; the first time is told apart. */
export function measureParsing(files: readonly LayerFile[]): ParseTimes {
  const best = new Float64Array(files.length).fill(Number.POSITIVE_INFINITY);
  const totals: number[] = [];
  let firstPassMs = 0;
  for (let pass = 0; pass <= passCount; pass++) {
    let total = 0;
    files.forEach(({ text, dialect }, index) => {
      const start = performance.now();
      parse(text, dialect);
      const took = performance.now() - start;
      total += took;
      if (pass > 0) best[index] = Math.min(best[index] ?? took, took);
    });
    if (pass > 0) totals.push(total);
    else firstPassMs = total;
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const slowest = files
    .map((file, index) => ({ file: file.path, bytes: file.bytes, ms: rounded(best[index] ?? 0) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 5);
  return { firstPassMs: rounded(firstPassMs), ...rateOf(totals, bytes), slowest };
}

/** The rate that the times of several passes over so many bytes give. */
export function rateOf(passes: readonly number[], bytes: number) {
  const parseMs = median(passes);
  return {
    parseMs: rounded(parseMs),
    megabytesPerSecond: rounded(bytes / 1000 / parseMs),
    bestMs: rounded(Math.min(...passes)),
  };
}

/** The middle of the values; the upper one of an even count. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Three figures behind the point are more than a clock on a shared machine can tell. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
