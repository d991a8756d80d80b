import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { baselineText, compare, readBaseline } from '../../../server/src/cli/lint/baseline';
import { lint, lintFolder, rulesIn } from './lintFolder';

const { path: folder, write, remove } = lintFolder();
after(remove);

describe('A baseline', () => {
  const found = (file: string, rule: string, lineText: string) => ({ file, rule, lineText });
  const entries = (...findings: ReturnType<typeof found>[]) => {
    const read = readBaseline(baselineText(findings));
    assert.equal(read.kind, 'baseline');
    return read.kind === 'baseline' ? read.entries : [];
  };

  it('holds each finding with its file, rule and line, in an order of its own', async () => {
    const first = found('a.bb', 'unknown-value', '  A =  "x"');
    const second = found('b.bb', 'operator-spacing', 'B="x"');
    assert.equal(baselineText([second, first, first]), baselineText([first, second, first]));
    assert.deepEqual(entries(second, first, first), [
      { file: 'a.bb', rule: 'unknown-value', text: 'A = "x"', count: 2 },
      { file: 'b.bb', rule: 'operator-spacing', text: 'B="x"', count: 1 },
    ]);
    assert.deepEqual(entries(), []);
  });

  it('knows a finding again, as often as it was there', async () => {
    const same = found('a.bb', 'operator-spacing', 'A="x"');
    const other = found('a.bb', 'operator-spacing', 'B="x"');
    assert.deepEqual(compare([same, same, other], entries(same)), { added: [same, other], gone: [] });
  });

  it('knows a recipe again that has gone to another version', async () => {
    const before = found('recipes/app/app_1.0.bb', 'operator-spacing', 'A="x"');
    for (const file of ['recipes/app/app_1.1.bb', 'recipes/app/app_git.bb', 'recipes/app/app_1.0.bb']) {
      assert.deepEqual(compare([{ ...before, file }], entries(before)), { added: [], gone: [] });
    }
    for (const file of ['recipes/app/other_1.0.bb', 'recipes/other/app_1.0.bb', 'recipes/app/app_1.0.bbappend']) {
      assert.equal(compare([{ ...before, file }], entries(before)).added.length, 1);
    }
  });

  it('tells what is found no more, and how often', async () => {
    const same = found('a.bb', 'operator-spacing', 'A="x"');
    const { gone } = compare([same], entries(same, same, same));
    assert.deepEqual(gone, [{ file: 'a.bb', rule: 'operator-spacing', text: 'A="x"', count: 2 }]);
  });

  it('is refused where it is none', async () => {
    const why = (text: string) => {
      const read = readBaseline(text);
      return read.kind === 'wrong' ? read.why : '';
    };
    assert.equal(why('{'), 'it is no JSON');
    assert.equal(why('[]'), 'it has no `findings`');
    assert.equal(why('{ "version": 2, "findings": [] }'), 'its version is not 1');
    assert.match(why('{ "version": 1, "findings": [{ "file": "a.bb" }] }'), /^findings\[0\] needs/);
  });
});

describe('metavirt lint with a baseline', () => {
  const baseline = join(folder, 'layer/baseline.json');
  const recipe = write('layer/recipes/a_1.0.bb', 'FOO="a"\n BAR = "b"\n');
  const layer = join(folder, 'layer');

  it('writes all findings, and reports none', async () => {
    const { exitCode, out } = await lint(layer, recipe, '--write-baseline', baseline);
    assert.deepEqual([exitCode, out], [0, `2 findings written to ${baseline}.`]);
    assert.match(readFileSync(baseline, 'utf8'), /"file":"recipes\/a_1.0.bb"/);
  });

  it('reports what is new, wherever lines have moved to', async () => {
    write('layer/recipes/a_1.0.bb', '# New.\n\nNEW="c"\n\nFOO="a"\n BAR = "b"\n');
    const run = await lint(recipe, '--baseline', baseline, '--format', 'json');
    assert.deepEqual(rulesIn(run), ['operator-spacing']);
    assert.equal((JSON.parse(run.out) as { line: number }[])[0]?.line, 3);
    assert.equal(run.exitCode, 0);
    assert.match(
      (await lint(recipe, '--baseline', baseline)).out,
      /1 of 1 file\. 2 findings known from the baseline\.$/,
    );
  });

  it('tells of what is found no more in the files and rules that were looked at', async () => {
    write('layer/recipes/a_1.0.bb', 'FOO="a"\n');
    const gone = /^1 finding of the baseline found no more \(recipes\/a_1\.0\.bb indented-statement\): write it again/m;
    assert.match((await lint(recipe, '--baseline', baseline)).out, gone);
    const forPrograms = await lint(recipe, '--baseline', baseline, '--format', 'sarif');
    assert.match(forPrograms.err.replace('metavirt lint: ', ''), gone);
    assert.doesNotMatch(forPrograms.out, /found no more/);
    assert.doesNotMatch(
      (await lint(recipe, '--baseline', baseline, '--rule', 'operator-spacing')).out,
      /found no more/,
    );
    const other = write('layer/recipes/b.bb', '');
    assert.doesNotMatch((await lint(other, '--baseline', baseline)).out, /found no more/);
  });

  it('tells of files that are gone, but not of those with a new version', async () => {
    renameSync(recipe, join(folder, 'layer/recipes/a_2.0.bb'));
    assert.match((await lint(layer, '--baseline', baseline)).out, /^1 finding of the baseline found no more/m);
    rmSync(join(folder, 'layer/recipes/a_2.0.bb'));
    assert.match((await lint(layer, '--baseline', baseline)).out, /^2 findings of the baseline found no more/m);
  });

  it('names files outside of its folder from there, so that it can be moved along with them', async () => {
    const outside = join(folder, 'ci.json');
    await lint(write('layer/recipes/c.bb', 'FOO="a"\n'), '--write-baseline', outside);
    assert.match(readFileSync(outside, 'utf8'), /"file":"layer\/recipes\/c\.bb"/);
    const beside = join(folder, 'layer/conf/ci.json');
    write('layer/conf/layer.conf', '');
    await lint(join(folder, 'layer/recipes/c.bb'), '--write-baseline', beside);
    assert.match(readFileSync(beside, 'utf8'), /"file":"\.\.\/recipes\/c\.bb"/);
    assert.match((await lint(join(folder, 'layer/recipes/c.bb'), '--baseline', beside)).out, /1 finding known/);
  });

  it('refuses what is no baseline', async () => {
    const { exitCode, err } = await lint(layer, '--baseline', write('none.json', '{}'));
    assert.equal(exitCode, 2);
    assert.match(err, /none\.json is no baseline, it has no `findings`: write it again with --write-baseline/);
  });
});
