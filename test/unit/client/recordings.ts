/** Recordings of the real BitBake (test/toolchain/recordings), with paths as they are here, and what is expected of them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineOfPlace } from '../../../client/src/toolchain/buildOutput/bitbakeMessagePlace';
import type { BuildFinding } from '../../../client/src/toolchain/buildOutput/buildEvents';

export const recordings = join(dirname(fileURLToPath(import.meta.url)), '../../toolchain/recordings');

const layers: Readonly<Record<string, string>> = {
  $FAULTS: join(recordings, 'faults'),
  $OELAYER: join(recordings, 'oe-layer'),
  $REALLAYER: join(recordings, '../../bitbake/layer'),
};

/** Makes path prefixes absolute: those of the layers kept beside the recordings real, the others made up. */
export function withPaths(text: string): string {
  return text.replaceAll(
    /\$(?:SRC|TOPDIR|LAYER|FAULTS|OELAYER|REALLAYER|NOSUCHLAYER)\b/g,
    (prefix) => layers[prefix] ?? `/${prefix}`,
  );
}

/** A recording of the console. */
export function recorded(name: string): string {
  return withPaths(readFileSync(join(recordings, name), 'utf8'));
}

/** A finding as `findings.md` has it. */
export function asLine(finding: BuildFinding): string {
  const { place } = finding;
  const where = place ? `${shortened(place.file)}:${lineOfPlace(place, textOf(place.file))}` : '-';
  const log = finding.logFile === undefined ? '' : ` log ${shortened(finding.logFile)}`;
  return `${finding.severity} ${where} ${shortened((finding.message.split('\n')[0] ?? '').trim())}${log}`;
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function shortened(text: string): string {
  return Object.entries(layers)
    .reduce((shorter, [prefix, folder]) => shorter.replaceAll(folder, prefix), text)
    .replaceAll('/$', '$');
}

/** The expectations: a heading for each recording, a list item for each finding. */
export const expectedFindings: ReadonlyMap<string, readonly string[]> = readExpectations();

function readExpectations(): ReadonlyMap<string, readonly string[]> {
  const expected = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of readFileSync(join(recordings, 'findings.md'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) {
      current = [];
      expected.set(line.slice(3), current);
    } else if (line.startsWith('- ')) current.push(line.slice(2));
  }
  return expected;
}
