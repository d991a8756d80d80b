/** What a configuration file costs after an edit: read again, and all its rules. Files of the folders, and for each format one that gives every key. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { runAtOnce } from '../../server/src/base/pacer';
import { configFileDiagnostics } from '../../server/src/features/diagnostics/configFiles';
import { canBeConfigFile } from '../../server/src/formats/formatOf';
import { formatsWithKeys, keysOf } from '../../server/src/formats/keys/tables';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { pathsBelow } from '../corpus/layerFiles';
import { median, rounded } from '../corpus/parseTimes';
import { p95 } from './keystroke';
import { textWithEveryKey } from './textWithEveryKey';

const roundCount = 200;
const warmUpCount = 40;

export function configFileTimes(folders: readonly string[]) {
  const index = new ProjectIndex(nodeFiles);
  runAtOnce(index.build({ workspaceFolders: folders, buildFolder: undefined, openFiles: [] }));
  const { snapshot } = index;
  const real = folders.flatMap((folder) =>
    [...pathsBelow(folder)].filter(canBeConfigFile).flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      return configFileDiagnostics(snapshot, path, text, {}) ? [{ path, text }] : [];
    }),
  );
  const made = formatsWithKeys.flatMap((format) => textWithEveryKey(format, keysOf(format)) ?? []);
  const timesOf = ({ path, text }: { readonly path: string; readonly text: string }): readonly number[] =>
    Array.from({ length: roundCount }, (_, round) => {
      const edited = `${text}${' '.repeat(round % 7)}\n`;
      const start = performance.now();
      configFileDiagnostics(snapshot, path, edited, {});
      return performance.now() - start;
    }).slice(warmUpCount);
  return {
    files: real.length,
    real: spread(real.flatMap(timesOf)),
    everyKey: Object.fromEntries(
      made.map((file) => [file.format, { lines: file.text.split('\n').length, ...spread(timesOf(file)) }]),
    ),
  };
}

function spread(times: readonly number[]) {
  if (times.length === 0) return {};
  return { p50Ms: rounded(median(times)), p95Ms: rounded(p95(times)), maxMs: rounded(Math.max(...times)) };
}
