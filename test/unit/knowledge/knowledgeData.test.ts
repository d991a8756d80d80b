import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Entry } from '../../../server/src/knowledge/entry';
import { entries, entriesNamed } from '../../../server/src/knowledge/knowledge';
import { compareReleases, isReleaseName, type ReleaseRange, releasesIn } from '../../../server/src/knowledge/release';

// The data files are JSON, which the compiler takes on trust: these lists say again what `Entry` allows.
const KINDS = [
  'class',
  'directive',
  'distro-feature',
  'fetcher',
  'flag',
  'image-feature',
  'image-fstype',
  'machine-feature',
  'operator',
  'override',
  'packageconfig',
  'profile',
  'task',
  'variable',
  'varflag',
  'virtual-runtime',
];
const VARIABLE_KINDS = ['flag', 'packageconfig', 'variable', 'virtual-runtime'];
const TYPES = [
  'boolean01',
  'command-line',
  'digest',
  'enum',
  'function-list',
  'guest-list',
  'image-reference',
  'image-reference-list',
  'json',
  'key-value-list',
  'layer-list',
  'list',
  'non-empty-switch',
  'number',
  'package',
  'package-list',
  'path',
  'path-list',
  'port-list',
  'recipe',
  'recipe-list',
  'string',
  'task-list',
  'url',
];
const OPERATORS = ['=', '?=', '??=', ':=', '+=', '=+', '.=', '=.', ':append', ':prepend', ':remove'];
const NEEDS = ['class', 'distro-feature', 'file', 'image-feature', 'layer', 'multiconfig', 'recipe', 'setting'];
const FIELDS = [
  'brings',
  'byProfile',
  'checks',
  'defaults',
  'definedIn',
  'example',
  'flagForm',
  'flagOf',
  'flags',
  'form',
  'history',
  'isGeneral',
  'kind',
  'manual',
  'meaning',
  'name',
  'needs',
  'parameters',
  'place',
  'scope',
  'see',
  'since',
  'source',
  'type',
  'until',
  'values',
];

describe('Knowledge data', () => {
  it('has every name of the layer', () => {
    const names = namesIn('names.txt');
    assert.equal(names.length, 361);
    assert.deepEqual(
      names.filter((name) => entriesNamed(name).length === 0),
      [],
    );
  });

  it('has the general names that recipes and configurations are written with', () => {
    assert.deepEqual(
      namesIn('general-names.txt').filter((name) => entriesNamed(name).length === 0),
      [],
    );
  });

  it('says each thing once', () => {
    const keys = entries().map((entry) => `${entry.kind} ${entry.name} ${entry.scope}`);
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
  });

  each('has only fields and words that the type allows', (entry) => {
    assert.deepEqual(
      Object.keys(entry).filter((field) => !FIELDS.includes(field)),
      [],
    );
    assert.ok(KINDS.includes(entry.kind));
    assert.ok(['bitbake', 'host-env', 'kernel-cmdline'].includes(entry.scope));
    assert.ok(['meta-virtualization', 'openembedded-core', 'bitbake'].includes(entry.source));
    assert.ok(entry.type === undefined || TYPES.includes(entry.type));
    assert.ok(entry.flagOf === undefined || ['task', 'variable'].includes(entry.flagOf));
    assert.ok(entry.place === undefined || ['recipe', 'configuration'].includes(entry.place));
    assert.ok(entry.manual === undefined || ['reference', 'bitbake'].includes(entry.manual));
    assert.ok(entry.parameters.length === 0 || entry.kind === 'fetcher');
    for (const need of entry.needs) assert.ok(NEEDS.includes(need.kind) && need.name !== '');
    for (const check of entry.checks) {
      assert.ok(['parse', 'build', 'run'].includes(check.when));
      assert.ok(['error', 'warning', 'skipped', 'silent'].includes(check.result));
    }
    for (const standard of entry.defaults) {
      assert.ok(standard.operator === undefined || OPERATORS.includes(standard.operator));
      assert.ok(standard.value !== undefined || standard.note !== undefined);
    }
  });

  each('says where it comes from, and for a variable what type it has', (entry) => {
    assert.ok(entry.definedIn.length > 0);
    if (VARIABLE_KINDS.includes(entry.kind)) assert.ok(entry.type !== undefined);
  });

  each('speaks in whole sentences and closed code spans', (entry) => {
    assert.match(entry.meaning, /^[A-Z`/].*[.]$/s);
    const sentences = entry.meaning.split(/[.] (?=[A-Z`])/).length;
    assert.ok(sentences <= 3, `${sentences} sentences`);
    for (const check of entry.checks) assert.match(check.text, /[.]"?$/);
    for (const change of entry.history) assert.match(change, /[.]$/);
    for (const text of proseOf(entry)) assert.equal((text.match(/`/g) ?? []).length % 2, 0, text);
  });

  each('refers to names that are known', (entry) => {
    assert.deepEqual(
      entry.see.filter((name) => entriesNamed(name).length === 0 || name === entry.name),
      [],
    );
    const classes = entry.needs.filter((need) => need.kind === 'class').map((need) => need.name.split(' ')[0] ?? '');
    assert.deepEqual(
      classes.filter((name) => !entriesNamed(name).some((known) => known.kind === 'class')),
      [],
    );
    const features = entry.needs.filter((need) => need.kind === 'distro-feature').map((need) => need.name);
    assert.deepEqual(
      features.filter((name) => !entriesNamed(name).some((known) => known.kind === 'distro-feature')),
      [],
    );
  });

  each('names releases in their order', (entry) => {
    for (const range of [entry, ...entry.defaults, ...entry.values, ...entry.flags]) assertOrdered(range);
  });

  each('has one default for each release', (entry) => {
    const covered = entry.defaults.flatMap((standard) => releasesIn(standard));
    assert.deepEqual(covered, [...new Set(covered)]);
    assert.deepEqual(covered, covered.toSorted(compareReleases));
  });

  each('lists a value and an option once', (entry) => {
    for (const names of [entry.values.map(({ value }) => value), entry.parameters.map(({ name }) => name)]) {
      assert.deepEqual(names, [...new Set(names)]);
    }
  });

  // The server reads all of it before its first answer.
  it('stays small', () => {
    const folder = join(__dirname, '../../../server/src/knowledge/data');
    const texts = readdirSync(folder).map((file) =>
      JSON.stringify(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    );
    const characterCount = texts.reduce((sum, text) => sum + text.length, 0);
    assert.ok(characterCount < 720_000, `${characterCount} characters`);
  });

  it('keeps what no recipe can set out of BitBake', () => {
    const names = (scope: Entry['scope']) => entries().filter((entry) => entry.scope === scope).length;
    assert.equal(names('host-env'), 33);
    assert.equal(names('kernel-cmdline'), 6);
  });
});

function namesIn(file: string): readonly string[] {
  return readFileSync(join(__dirname, file), 'utf8').trim().split('\n');
}

/** One test over all entries; the first entry that fails is named. */
function each(sentence: string, check: (entry: Entry) => void): void {
  it(sentence, () => {
    for (const entry of entries()) {
      try {
        check(entry);
      } catch (cause) {
        throw new Error(`${entry.kind} ${entry.name}`, { cause });
      }
    }
  });
}

function proseOf(entry: Entry): readonly string[] {
  return [
    entry.meaning,
    entry.form ?? '',
    entry.flagForm ?? '',
    ...entry.values.map((value) => value.meaning ?? ''),
    ...entry.defaults.map((standard) => standard.note ?? ''),
    ...entry.checks.map((check) => check.text),
    ...entry.history,
    ...entry.brings,
    ...entry.parameters.map((option) => option.meaning),
  ];
}

function assertOrdered(range: ReleaseRange): void {
  assert.ok(range.since === undefined || isReleaseName(range.since));
  assert.ok(range.until === undefined || isReleaseName(range.until));
  if (range.since && range.until) assert.ok(compareReleases(range.since, range.until) <= 0);
}
