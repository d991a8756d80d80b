import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { errorInLog, errorInLogFile } from '../../../client/src/toolchain/buildOutput/taskLog';

const logs = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'taskLogs.txt'), 'utf8')
  .split(/^=== (.*)\n/m)
  .slice(1);

describe('The line of a log that says why the task failed', () => {
  for (let index = 0; index < logs.length; index += 2) {
    test(`Is found in the log of ${logs[index]}`, () => {
      const lines = (logs[index + 1] ?? '').split('\n');
      const expected = lines.findIndex((line) => line.startsWith('>'));
      const found = errorInLog(lines.map((line) => line.replace(/^>/, '')).join('\n'));
      assert.equal(found?.line, expected < 0 ? undefined : expected + 1);
    });
  }

  test('Is counted from the start of a log whose end alone is read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'metavirt-log-'));
    const path = join(folder, 'log.do_compile');
    writeFileSync(
      path,
      `${'gcc -c many.c\n'.repeat(100_000)}many.c:3:1: error: expected ';'\nmake: *** [all] Error 1\n`,
    );
    assert.deepEqual(await errorInLogFile(path), {
      line: 100_001,
      excerpt: ["many.c:3:1: error: expected ';'", 'make: *** [all] Error 1'],
    });
    rmSync(folder, { recursive: true });
  });

  test('Is not looked for in a file that is not there', async () => {
    assert.equal(await errorInLogFile('/no/such/log'), undefined);
    assert.equal(await errorInLogFile('/dev/zero'), undefined);
  });
});
