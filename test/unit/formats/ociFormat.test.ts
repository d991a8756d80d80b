import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canBeConfigFile, formatOf } from '../../../server/src/formats/formatOf';

/** Told by the text alone. */
const formatIn = (value: unknown): string | undefined =>
  formatOf('/layer/files/config.json', typeof value === 'string' ? value : JSON.stringify(value));

const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: 'sha256:0', size: 0 };

describe('The format of OCI that a JSON file is in', () => {
  it('is told by what is in it', () => {
    assert.equal(formatIn({ ociVersion: '1.0.2' }), 'oci-runtime');
    assert.equal(formatIn({ process: {}, root: {}, mounts: [] }), 'oci-runtime');
    assert.equal(formatIn({ imageLayoutVersion: '1.0.0' }), 'oci-layout');
    assert.equal(formatIn({ schemaVersion: 2, manifests: [] }), 'oci-index');
    assert.equal(formatIn({ schemaVersion: 2, config: {}, layers: [layer] }), 'oci-manifest');
    assert.equal(formatIn({ architecture: 'arm64', os: 'linux', rootfs: { type: 'layers' } }), 'oci-image');
    assert.equal(formatIn({ architecture: 'arm64', os: 'linux', config: { Cmd: [] } }), 'oci-image');
    assert.equal(formatIn({ defaultAction: 'SCMP_ACT_ALLOW' }), 'seccomp');
  });

  it('is told by the name where that is enough', () => {
    assert.equal(formatOf('/srv/image/oci-layout', ''), 'oci-layout');
    assert.ok(canBeConfigFile('/layer/files/image/oci-layout'));
    assert.equal(formatOf('/srv/image/index.json', '{"schemaVersion": 2}'), 'oci-index');
    assert.equal(formatOf('/srv/items/index.json', '{"schemaVersion": 2, "items": []}'), undefined);
  });

  it('is told by the media type where a file is of two kinds', () => {
    const both = { schemaVersion: 2, manifests: [layer], layers: [layer], config: layer };
    assert.equal(formatIn(both), 'oci-manifest');
    assert.equal(formatIn({ ...both, mediaType: 'application/vnd.oci.image.index.v1+json' }), 'oci-index');
  });

  it('is told of a file that is no JSON yet', () => {
    assert.equal(formatIn('{ "ociVersion": "1.0.2", "process": { "args": [ "a }'), 'oci-runtime');
    assert.equal(formatIn("{ 'imageLayoutVersion': '1.0.0' }"), 'oci-layout');
    assert.equal(formatIn('{ ociVersion: "1.0.2" }'), 'oci-runtime');
    assert.equal(formatIn('// a profile\n{ "defaultAction": "SCMP_ACT_ALLOW", }'), 'seccomp');
  });

  it('is none of what only looks like it', () => {
    const others: readonly unknown[] = [
      { auths: {} },
      { ociVersion: '1.0.2', id: 'a', status: 'running' },
      { schemaVersion: 2, mediaType: 'application/vnd.docker.distribution.manifest.v2+json', layers: [], config: {} },
      { schemaVersion: 2, config: { mediaType: 'application/vnd.docker.container.image.v1+json' }, layers: [] },
      { schemaVersion: 1, architecture: 'amd64', fsLayers: [], history: [] },
      { architecture: 'microservices', os: 'any', history: 'long' },
      { layers: [{ name: 'dense' }], config: {} },
      { process: { name: 'a' }, root: '/', hostname: 'a' },
      { spec: { ociVersion: '1.0.2' } },
      [{ schemaVersion: 2, manifests: [] }],
      'ociVersion',
      '',
    ];
    assert.deepEqual(
      others.map(formatIn),
      others.map(() => undefined),
    );
  });
});
