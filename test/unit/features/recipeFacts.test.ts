import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imagePreview } from '../../../server/src/features/imagePreview';
import { recipeFacts } from '../../../server/src/features/imagePreview/recipeFacts';
import { compareFacts } from '../../../server/src/images/compare/compareFacts';
import {
  type ComparedValue,
  type FactName,
  type ImageFacts,
  imageFacts,
} from '../../../server/src/images/compare/imageFacts';
import type { ReleaseName } from '../../../server/src/knowledge/release';
import { sampleImage } from './sampleImage';

function facts(lines: readonly string[], release: ReleaseName = 'wrynose'): ImageFacts {
  const metadata = sampleImage('hello-web.bb', ['inherit image-oci', ...lines, ''].join('\n'));
  const preview = imagePreview('hello-web', metadata, release);
  assert.ok(preview);
  return recipeFacts(preview, metadata, release);
}

const known = (...items: string[]): ComparedValue => ({ kind: 'known', items });

describe('What the image of a recipe will be', () => {
  it('has the words of its commands as the class of the release splits them', () => {
    const lines = ['OCI_IMAGE_ENTRYPOINT = "/bin/sh -c \'echo  a\'"', 'OCI_IMAGE_CMD = ""'];
    assert.deepEqual(facts(lines).get('entrypoint'), known('/bin/sh', '-c', 'echo  a'));
    assert.deepEqual(facts(lines, 'scarthgap').get('entrypoint'), known('/bin/sh', '-c', "'echo", "a'"));
  });

  it('starts with the arguments of the entrypoint before its command', () => {
    const given = facts(['OCI_IMAGE_ENTRYPOINT_ARGS = "-v"', 'OCI_IMAGE_CMD = "/bin/true"']);
    assert.deepEqual(given.get('command'), known('-v'));
  });

  it('has ports with their protocol, and at least the labels that it names', () => {
    const given = facts(['OCI_IMAGE_PORTS = "80 53/udp"', 'OCI_IMAGE_LABELS = "a=b"']);
    assert.deepEqual(given.get('ports'), known('80/tcp', '53/udp'));
    assert.deepEqual(given.get('labels'), { kind: 'atLeast', items: ['a=b'] });
    assert.deepEqual(given.get('layer count'), known('1'));
  });

  it('is not known where a base image or a build decides', () => {
    const given = facts(['OCI_BASE_IMAGE = "alpine"', 'OCI_IMAGE_ENV_VARS = "A=1"', 'OCI_IMAGE_RUNTIME_UID = "7"']);
    assert.deepEqual(given.get('environment'), { kind: 'atLeast', items: ['A=1'] });
    assert.deepEqual(given.get('user'), known('7'));
    const ofBase = { kind: 'unknown', why: 'comes from the base image alpine' };
    assert.deepEqual([given.get('working folder'), given.get('layer count')], [ofBase, ofBase]);
    const timed = facts(['OCI_IMAGE_STOPSIGNAL = "${@time.strftime("%Y")}"']);
    assert.deepEqual(timed.get('stop signal'), { kind: 'unknown', why: 'depends on the time of the build' });
  });

  it('differs from a built image where both are known, whatever a build adds', () => {
    const recipe = facts(['OCI_IMAGE_ARCH = "arm64"', 'OCI_IMAGE_LABELS = "a=b"', 'OCI_IMAGE_RUNTIME_UID = "7"']);
    const built = imageFacts({
      digest: 'sha256:0',
      names: [],
      mediaType: '',
      manifestBytes: 0,
      indexes: [],
      platform: { os: 'linux', architecture: 'arm64', variant: null },
      annotations: {},
      config: {
        digest: 'sha256:1',
        sizeBytes: 0,
        mediaType: '',
        created: null,
        author: null,
        platform: null,
        user: '8',
        entrypoint: null,
        command: ['/bin/sh'],
        environment: [],
        workingFolder: null,
        ports: [],
        volumes: [],
        labels: { a: 'b', 'org.opencontainers.image.created': 'today' },
        stopSignal: null,
      },
      layers: [],
      history: [],
      layerBytes: 0,
    });
    const outcomes = new Map<FactName, string>(compareFacts(recipe, built).map(({ name, outcome }) => [name, outcome]));
    assert.deepEqual(
      (['architecture', 'command', 'labels', 'user', 'layer count'] as const).map((name) => outcomes.get(name)),
      ['same', 'same', 'same', 'different', 'different'],
    );
    assert.equal(outcomes.has('system'), false);
  });
});
