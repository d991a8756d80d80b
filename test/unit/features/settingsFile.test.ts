import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { takesIn } from '../../../server/src/features/settingsFile/pathPattern';
import { readSettings } from '../../../server/src/features/settingsFile/readSettings';
import { severitiesFor } from '../../../server/src/features/settingsFile/settings';
import { SettingsFiles } from '../../../server/src/features/settingsFile/settingsFiles';
import { MemoryFiles } from '../project/memoryFiles';

describe('A settings file', () => {
  it('holds a profile, a release, rules and overrides', () => {
    const text = `{
      // Comments are allowed.
      "$schema": "./metavirt.schema.json",
      "profile": "all",
      "release": "scarthgap",
      "rules": { "operator-spacing": "off" },
      "overrides": [{ "files": ["recipes-test/**"], "rules": { "unknown-value": "info" } }],
    }`;
    assert.deepEqual(readSettings(text), {
      settings: {
        profile: 'all',
        release: 'scarthgap',
        rules: { 'operator-spacing': 'off' },
        overrides: [{ files: ['recipes-test/**'], rules: { 'unknown-value': 'info' } }],
      },
      problems: [],
    });
  });

  const mistakes: readonly (readonly [text: string, marked: string, words: string])[] = [
    ['', '', 'This is no JSON'],
    ['{ "rules": { }', '', 'close brace expected'],
    ['[]', '[]', 'Settings are an object'],
    ['{ "profile": "everything" }', '"everything"', '`profile` takes one of container, all.'],
    ['{ "release": "dunfell" }', '"dunfell"', '`release` takes one of hardknott,'],
    ['{ "rule": {} }', '"rule"', 'There is no setting `rule`. Did you mean `rules`?'],
    ['{ "colour": "red" }', '"colour"', 'There is no setting `colour`. Remove it.'],
    ['{ "rules": ["unknown-value"] }', '["unknown-value"]', '`rules` takes an object'],
    ['{ "rules": { "unknown-valeu": "off" } }', '"unknown-valeu"', 'Did you mean `unknown-value`?'],
    ['{ "rules": { "unknown-value": "warn" } }', '"warn"', '`rules.unknown-value` takes one of off, info'],
    ['{ "rules": { "unknown-value": 0 } }', '0', '`rules.unknown-value` takes one of off, info'],
    ['{ "overrides": {} }', '{}', '`overrides` takes a list'],
    ['{ "overrides": [{ "files": ["a"] }] }', '{ "files": ["a"] }', '`overrides[0]` needs `files` and `rules`'],
    ['{ "overrides": [7] }', '7', '`overrides[0]` needs `files` and `rules`'],
    ['{ "overrides": [{ "files": "a", "rules": {} }] }', '"a"', '`overrides[0].files` takes a list'],
    [
      '{ "overrides": [{ "files": [1], "rules": {} }] }',
      '1',
      '`overrides[0].files[0]`: Write the pattern as a string.',
    ],
    ['{ "overrides": [{ "files": ["!a"], "rules": {} }] }', '"!a"', 'cannot leave files out'],
    ['{ "overrides": [{ "file": ["a"], "files": ["a"], "rules": {} }] }', '"file"', 'Did you mean `files`?'],
    ['['.repeat(100_000), '[', 'more than 20 times'],
  ];
  for (const [text, marked, words] of mistakes) {
    it(`says what is wrong with ${text.slice(0, 70) || 'an empty file'}`, () => {
      const [problem, ...others] = readSettings(text).problems;
      assert.ok(problem);
      assert.ok(problem.message.includes(words), problem.message);
      assert.equal(text.slice(problem.span.start, problem.span.end), marked);
      assert.deepEqual(others, []);
    });
  }

  it('counts as far as it can be understood', () => {
    const { settings } = readSettings(
      '{ "profile": 7, "rules": { "x": "off", "unknown-value": "off" }, "overrides": [1] }',
    );
    assert.deepEqual(settings, { rules: { 'unknown-value': 'off' }, overrides: [] });
  });
});

describe('How strictly rules count', () => {
  const settings = {
    rules: { 'unknown-value': 'error', 'operator-spacing': 'info' },
    overrides: [
      { files: ['recipes-test/**'], rules: { 'unknown-value': 'off' } },
      { files: ['*.inc'], rules: { 'unknown-value': 'info' } },
    ],
  } as const;

  it('is what the last override says that takes the file in', () => {
    const of = (path: string) => severitiesFor(settings, path)['unknown-value'];
    assert.deepEqual(['a.bb', 'recipes-test/a.bb', 'recipes-test/a.inc'].map(of), ['error', 'off', 'info']);
  });

  it('is what the editor says where the file says nothing', () => {
    const rules = { 'unknown-value': 'off', 'empty-override': 'off' } as const;
    const severities = severitiesFor(settings, 'a.bb', { rules });
    assert.deepEqual([severities['unknown-value'], severities['empty-override']], ['error', 'off']);
  });
});

describe('Patterns of files', () => {
  const cases: readonly (readonly [pattern: string, path: string, takesIn: boolean])[] = [
    ['*.inc', 'recipes/app/app.inc', true],
    ['*.inc', 'recipes/app/app.bb', false],
    ['app_1.0.bb', 'recipes/app/app_1.0.bb', true],
    ['recipes-test', 'recipes-test/app/app.bb', true],
    ['recipes-test/', 'recipes-test/app/app.bb', true],
    ['app', 'recipes-test/app/app.bb', true],
    ['recipes-*/app', 'recipes-test/app/app.bb', true],
    ['recipes-*/*.bb', 'recipes-test/app/app.bb', false],
    ['recipes-test/**', 'recipes-test/app/app.bb', true],
    ['recipes-test/**/*.bb', 'recipes-test/app.bb', true],
    ['**/app.bb', 'app.bb', true],
    ['./recipes/app.bb', 'recipes/app.bb', true],
    ['/recipes/app.bb', 'recipes/app.bb', true],
    ['recipes/app.bb', 'other/recipes/app.bb', false],
  ];
  for (const [pattern, path, expected] of cases) {
    it(`${pattern} ${expected ? 'takes in' : 'leaves out'} ${path}`, () =>
      assert.equal(takesIn(pattern, path), expected));
  }

  it('take no longer than the product of both lengths', () => {
    const started = performance.now();
    assert.equal(takesIn(`${'**/a/'.repeat(200)}b`, 'a/'.repeat(400)), false);
    assert.ok(performance.now() - started < 1000);
  });
});

describe('The settings file that counts', () => {
  const files = new MemoryFiles()
    .write('/project/.metavirt.json', '{ "release": "kirkstone" }')
    .write(
      '/project/layer/.metavirt.json',
      '{ "overrides": [{ "files": ["a/*"], "rules": { "unknown-value": "off" } }] }',
    )
    .write('/project/layer/a/a.bb', '')
    .write('/broken/.metavirt.json', new Uint8Array([0x7b, 0xff]));

  it('is the nearest one, and no other', () => {
    const found = new SettingsFiles(files);
    assert.equal(found.above('/project/other/a.bb')?.path, '/project/.metavirt.json');
    assert.equal(found.above('/project/layer/a/a.bb')?.path, '/project/layer/.metavirt.json');
    assert.equal(found.above('/elsewhere/a.bb'), undefined);
    const options = found.optionsFor('/project/layer/a/a.bb', { release: 'scarthgap' });
    assert.deepEqual([options.release, options.severities['unknown-value']], ['scarthgap', 'off']);
    assert.equal(found.optionsFor('/project/other/a.bb', { release: 'scarthgap' }).release, 'kirkstone');
  });

  it('is read once, and again when files have changed', () => {
    const read: string[] = [];
    const found = new SettingsFiles(files, ({ path }) => read.push(path));
    for (const path of ['/project/layer/a/a.bb', '/project/layer/b/b.bb', '/project/layer/a/b.bb']) found.above(path);
    assert.deepEqual(read, ['/project/layer/.metavirt.json']);
    found.forget();
    found.above('/project/layer/a/a.bb');
    assert.equal(read.length, 2);
  });

  it('is told of where it cannot be read', () => {
    const [problem] = new SettingsFiles(files).above('/broken/a.bb')?.problems ?? [];
    assert.equal(problem?.message, 'Line 1 is not UTF-8: save the file as UTF-8.');
  });
});
