import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { areAccepted, hostPair, layerEntries, layerPackages } from '../../../server/src/containers/ociLayers';

describe('Layers of an OCI image', () => {
  it('are separated by blanks, and what goes into them by plus signs', () => {
    const entries = layerEntries('base:packages:busybox+curl+ certs:host:/a:/b+/c:/d');
    assert.deepEqual(
      entries.map((each) => (each.kind === 'layer' ? [each.name, each.type, each.items] : each.entry)),
      [
        ['base', 'packages', ['busybox', 'curl']],
        ['certs', 'host', ['/a:/b', '/c:/d']],
      ],
    );
    assert.deepEqual(layerPackages(entries), ['busybox', 'curl']);
    assert.ok(areAccepted(entries));
  });

  it('are not complete without three fields', () => {
    assert.deepEqual(
      layerEntries('base:busybox + a:b:').map(({ kind }) => kind),
      ['incomplete', 'incomplete', 'layer'],
    );
  });

  it('are not accepted with another type, or with a path of the build machine alone', () => {
    for (const value of ['a:package:b', 'a:host:/b', 'a:b']) assert.ok(!areAccepted(layerEntries(value)), value);
  });

  it('pair paths at the last colon', () => {
    assert.deepEqual(hostPair('/a:b:/c'), { source: '/a:b', destination: '/c' });
    assert.equal(hostPair('/a'), undefined);
  });
});
