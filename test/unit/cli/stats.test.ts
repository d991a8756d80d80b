import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runStats } from '../../../server/src/cli/stats';

async function run(...args: string[]): Promise<{ exitCode: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const exitCode = await runStats(args, {
    out(text) {
      out += text;
    },
    err(text) {
      err += text;
    },
  });
  return { exitCode, out, err };
}

describe('metavirt stats', () => {
  const folder = mkdtempSync(join(tmpdir(), 'metavirt-stats-'));
  after(() => rmSync(folder, { recursive: true }));
  const layerConf = 'BBFILE_COLLECTIONS += "measured"\n';
  const recipe = 'SUMMARY = "é"\ninherit nothing\n';
  mkdirSync(join(folder, 'conf'));
  mkdirSync(join(folder, 'recipes/a'), { recursive: true });
  writeFileSync(join(folder, 'conf/layer.conf'), layerConf);
  writeFileSync(join(folder, 'recipes/a/a_1.0.bb'), recipe);
  writeFileSync(join(folder, 'recipes/a/latin_1.0.bb'), new Uint8Array([0xe9]));

  test('Prints all figures as JSON', async () => {
    const { exitCode, out } = await run(folder, '--json');
    const stats = JSON.parse(out);
    assert.equal(exitCode, 0);
    assert.deepEqual(Object.keys(stats), [
      'files',
      'bytes',
      'discoverMs',
      'readMs',
      'parseMs',
      'indexMs',
      'slowest',
      'heapBytes',
      'rssBytes',
    ]);
    assert.equal(stats.files, 3);
    assert.equal(stats.bytes, Buffer.byteLength(layerConf + recipe));
    assert.ok(stats.heapBytes > 1_000_000 && stats.rssBytes > stats.heapBytes);
    assert.equal(stats.slowest.length, 2);
    assert.ok(stats.slowest[0].ms >= stats.slowest[1].ms);
  });

  test('Prints the figures in words without --json', async () => {
    const { out } = await run(folder);
    assert.match(out, /^3 files, 0\.0 MB\ndiscover \d+ ms\n/);
  });

  test('Names the files that it could not read', async () => {
    const { err } = await run(folder);
    assert.match(err, /latin_1\.0\.bb: Line 1 is not UTF-8/);
  });

  test('Refuses options and folders that it does not know', async () => {
    assert.deepEqual(await run('--fast'), { exitCode: 2, out: '', err: 'metavirt stats: unknown option --fast' });
    const { exitCode, err } = await run(join(folder, 'nothing'));
    assert.equal(exitCode, 2);
    assert.match(err, /nothing is no folder$/);
  });
});
