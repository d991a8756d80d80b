/** Units as the real systemd reads them: what it does not load is an error here, what it logs a finding, and what it takes in silence is none. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runAtOnce } from '../../server/src/base/pacer';
import { configFileDiagnostics } from '../../server/src/features/diagnostics/configFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { MemoryFiles } from '../unit/project/memoryFiles';

const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);

interface UnitCase {
  readonly name: string;
  readonly verdict: string;
  readonly text: string;
}

const cases: readonly UnitCase[] = readFileSync(join(__dirname, 'readerCases/systemd.txt'), 'utf8')
  .split(/^== /m)
  .slice(1)
  .map((each, index) => {
    const lineEnd = each.indexOf('\n');
    return { name: `case${index}.service`, verdict: each.slice(0, lineEnd), text: each.slice(lineEnd + 1) };
  });

let folder: string;
let told: readonly string[];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-units-'));
  for (const { name, text } of cases) await writeFile(join(folder, name), text);
  const paths = cases.map(({ name }) => join(folder, name));
  const { stderr, error } = spawnSync('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', ...paths], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(error, undefined);
  // Whether a program is there is no question of how the unit is written.
  told = stderr.split('\n').filter((line) => !line.includes('is not executable'));
});

after(() => rm(folder, { recursive: true, force: true }));

describe('The same verdict as systemd on units', () => {
  for (const { name, verdict, text } of cases) {
    test(text.trimEnd().replaceAll('\n', ' | '), () => {
      const lines = told.filter((line) => new RegExp(`\\b${name}\\b`).test(line));
      const isRefused = lines.some((line) => line.includes('bad unit file setting'));
      const found = configFileDiagnostics(snapshot, `/lib/systemd/system/${name}`, text, {}) ?? [];
      const errors = found.filter(({ severity }) => severity === 'error');
      const answers = `${text}\nsystemd: ${lines.join('\n') || 'takes it'}\nhere: ${found.map(({ message }) => message).join('\n') || 'nothing'}`;
      assert.equal(lines.length > 0, verdict === 'broken', answers);
      assert.equal(found.length > 0, verdict === 'broken', answers);
      assert.equal(errors.length > 0, isRefused, answers);
    });
  }
});
