/** Discovery and index of whole layers, as `metavirt stats` measures them in a process of its own. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from '../corpus/parseTimes';

const runCount = 5;

/** What `metavirt stats --json` prints. */
interface Stats {
  readonly files: number;
  readonly bytes: number;
  readonly discoverMs: number;
  readonly readMs: number;
  readonly parseMs: number;
  readonly indexMs: number;
  readonly heapBytes: number;
  readonly rssBytes: number;
}

/** The run with the median total time of several: memory and times that belong together. */
export function projectIndex(folders: readonly string[]): Stats & { readonly totalMs: number } {
  const program = fileURLToPath(new URL('../../server/bin/metavirt.js', import.meta.url));
  const runs = Array.from({ length: runCount }, () => {
    const output = execFileSync(process.execPath, [program, 'stats', ...folders, '--json'], { encoding: 'utf8' });
    const stats = JSON.parse(output) as Stats;
    return { ...stats, totalMs: stats.discoverMs + stats.readMs + stats.parseMs + stats.indexMs };
  });
  const middle = median(runs.map(({ totalMs }) => totalMs));
  const run = runs.find(({ totalMs }) => totalMs === middle);
  if (!run) throw new Error('metavirt stats told no times');
  return run;
}
