import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import written from '../../../server/src/knowledge/data/value-words.json';
import { variableNamed } from '../../../server/src/knowledge/knowledge';
import { compareReleases, isReleaseName, releases } from '../../../server/src/knowledge/release';
import {
  environmentNames,
  imageAnnotations,
  type KnownWord,
  sampleValues,
  unitKinds,
  userCommands,
  usualPorts,
} from '../../../server/src/knowledge/valueWords';

const lists: Readonly<Record<string, readonly KnownWord[]>> = {
  annotations: imageAnnotations,
  environment: environmentNames,
  ports: usualPorts,
  units: unitKinds,
  commands: userCommands,
};

describe('Words of values', () => {
  for (const [name, words] of Object.entries(lists)) {
    it(`has each word of the ${name} once, with a sentence`, () => {
      const values = words.map(({ value }) => value);
      assert.deepEqual(values, [...new Set(values)]);
      for (const { value, meaning } of words) assert.match(meaning, /^[A-Z`].*\.$/, value);
    });
  }

  it('has ports with a protocol', () => {
    for (const { value } of usualPorts) assert.match(value, /^\d{1,5}\/(?:tcp|udp)$/);
  });

  it('has options that begin with a dash', () => {
    for (const { options } of userCommands) for (const { value } of options) assert.match(value, /^-\w$/);
  });

  it('has samples of variables that are known, each once a release', () => {
    for (const { of } of written.samples) {
      assert.ok(variableNamed(of), of);
      for (const { name } of releases) {
        const values = sampleValues(of, name).map(({ value }) => value);
        assert.deepEqual(values, [...new Set(values)], `${of} ${name}`);
      }
    }
  });

  it('names releases in their order', () => {
    const ranges: readonly { readonly since?: string; readonly until?: string }[] = written.samples;
    for (const { since, until } of ranges) {
      assert.ok(since === undefined || isReleaseName(since));
      assert.ok(until === undefined || isReleaseName(until));
      if (since && until) assert.ok(compareReleases(since, until) <= 0);
    }
  });
});
