/**
 * `node --import tsx test/corpus/formatting.ts DIR...`: formats every BitBake file of real layers and reports as JSON how many files and lines change,
 * and what must not be: files that are not stable after one pass, and files in which BitBake would read anything else. With
 * `--build DIR`, every value of every recipe below the folders before and after the formatting of all files.
 */
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { formattingEdits } from '../../server/src/features/formatting';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { differenceOfReadings, formatted } from './formattedReading';
import { differingValues } from './formattedValues';
import { type LayerFile, readLayerFiles } from './layerFiles';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { build: { type: 'string' } } });
if (positionals.length === 0) {
  process.stderr.write('node --import tsx test/corpus/formatting.ts DIR... [--build DIR]\n');
  process.exit(2);
}

const { files } = readLayerFiles(positionals);
const failures = files.flatMap(failuresOf);
const report = {
  files: files.length,
  changedFiles: files.filter(({ text, dialect }) => formatted(text, dialect) !== text).length,
  edits: files.reduce((sum, { text, dialect }) => sum + formattingEdits(parse(text, dialect)).length, 0),
  failures,
  ...times(),
  ...(values.build
    ? {
        values: differingValues(
          resolve(values.build),
          positionals.map((folder) => resolve(folder)),
        ),
      }
    : {}),
};
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
process.exitCode = failures.length > 0 || (report.values && report.values.differentCount > 0) ? 1 : 0;

function failuresOf({ path, text, dialect }: LayerFile): string[] {
  const once = formatted(text, dialect);
  const difference = differenceOfReadings(parse(text, dialect), parse(once, dialect));
  return [
    ...(formatted(once, dialect) === once ? [] : [`${path}: is not stable`]),
    ...(difference ? [`${path}: ${difference}`] : []),
  ];
}

/** The time for the edits of all files, their trees at hand, and for the slowest. */
function times() {
  const trees = files.map(({ path, text, dialect }) => ({ path, tree: parse(text, dialect) }));
  const taken = trees.map(({ path, tree }) => {
    const start = performance.now();
    formattingEdits(tree);
    return { path, ms: performance.now() - start };
  });
  const slowest = taken.toSorted((first, second) => second.ms - first.ms)[0];
  return { formatMs: Math.round(taken.reduce((sum, { ms }) => sum + ms, 0)), slowest };
}
