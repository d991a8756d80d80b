/** `metavirt lint` with settings and with comments that suppress. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { lint, lintFolder, rulesIn } from './lintFolder';

const { write, remove } = lintFolder();
after(remove);

describe('metavirt lint with settings', () => {
  it('takes the nearest file above', async () => {
    write('near/.metavirt.json', '{ "rules": { "operator-spacing": "off" } }');
    write('near/layer/.metavirt.json', '{ "rules": { "unknown-value": "error" } }');
    const recipe = write('near/layer/a.bb', 'FOO="a"\nOCI_LAYER_MODE = "x"\n');
    const run = await lint(recipe, '--format', 'json');
    assert.deepEqual(rulesIn(run), ['operator-spacing', 'unknown-value']);
    assert.equal(run.exitCode, 1);
  });

  it('follows overrides', async () => {
    write('over/.metavirt.json', '{ "overrides": [{ "files": ["old/**"], "rules": { "operator-spacing": "off" } }] }');
    const old = write('over/old/deep/a.bb', 'FOO="a"\n');
    const young = write('over/young/a.bb', 'FOO="a"\n');
    const found = JSON.parse((await lint(old, young, '--format', 'json')).out) as { file: string }[];
    assert.deepEqual(
      found.map(({ file }) => file),
      [young],
    );
  });

  it('is for the release in the file, but for one on the command line', async () => {
    write('release/.metavirt.json', '{ "release": "hardknott" }');
    const recipe = write('release/a.bb', 'FOO_append = " a"\n');
    assert.equal((await lint(recipe)).exitCode, 0);
    assert.equal((await lint(recipe, '--release', 'kirkstone')).exitCode, 1);
  });

  it('stops at a file that means nothing, and names the place, the key and the mend', async () => {
    const settings = write(
      'wrong/.metavirt.json',
      '{\n  "rules": { "unknown-valeu": "off", "unknown-value": "of" }\n}',
    );
    const { exitCode, out, err } = await lint(write('wrong/a.bb', 'FOO="a"\n'), '--format', 'json');
    assert.equal(exitCode, 2);
    assert.equal(out, '');
    assert.deepEqual(err.split('\n'), [
      `metavirt lint: ${settings}:2:14: \`rules\`: there is no rule \`unknown-valeu\`. Did you mean \`unknown-value\`?`,
      `metavirt lint: ${settings}:2:55: \`rules.unknown-value\` takes one of off, info, warning, error.`,
    ]);
  });
});

describe('metavirt lint with suppressions', () => {
  it('leaves out what is suppressed', async () => {
    const recipe = write('comment/a.bb', '# metavirt: ignore operator-spacing -- why\nFOO="a"\nBAR="b"\n');
    assert.deepEqual(rulesIn(await lint(recipe, '--format', 'json')), ['operator-spacing']);
  });

  it('does not mend what is suppressed, and removes what suppresses nothing', async () => {
    const suppressed = '# metavirt: ignore operator-spacing -- why\nFOO="a"\n';
    const recipe = write('fix/a.bb', `${suppressed}# metavirt: ignore unknown-value -- why\nBAR = "b"\n`);
    await lint(recipe, '--fix');
    assert.equal(readFileSync(recipe, 'utf8'), `${suppressed}BAR = "b"\n`);
  });

  it('turns what is said of comments off as any rule', async () => {
    write('off/.metavirt.json', '{ "rules": { "unused-suppression": "off", "suppression-without-reason": "error" } }');
    const recipe = write('off/a.bb', '# metavirt: ignore operator-spacing\nFOO = "a"\n');
    const run = await lint(recipe, '--format', 'json');
    assert.deepEqual(rulesIn(run), ['suppression-without-reason']);
    assert.equal(run.exitCode, 1);
  });

  it('says nothing of a comment for a rule that is turned off', async () => {
    write('silent/.metavirt.json', '{ "rules": { "operator-spacing": "off" } }');
    const recipe = write('silent/a.bb', '# metavirt: ignore operator-spacing -- why\nFOO = "a"\n');
    assert.deepEqual(rulesIn(await lint(recipe, '--format', 'json')), []);
  });
});
