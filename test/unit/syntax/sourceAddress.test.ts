import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceAddress } from '../../../server/src/syntax/bitbake/sourceAddress';

describe('An address of SRC_URI', () => {
  it('is taken apart into scheme, location and parameters', () => {
    const address = sourceAddress('git://host/app.git;branch=main;nobranch;name=');
    assert.deepEqual(address, {
      scheme: 'git',
      location: 'host/app.git',
      parameters: new Map([
        ['branch', 'main'],
        ['nobranch', ''],
        ['name', ''],
      ]),
    });
  });

  it('is none where it has no scheme, or is not wholly known', () => {
    assert.equal(sourceAddress('app.conf'), undefined);
    assert.equal(sourceAddress('://app.conf'), undefined);
    assert.equal(sourceAddress('file://${@name()}'), undefined);
  });
});
