import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { manifestWithImage } from '../../../../client/src/toolchain/deploy/kubernetesManifest';

const image = { reference: 'reg.example/team/app:1.1@sha256:abc', name: 'app', digest: 'sha256:abc' };

const deployment = `# our app
apiVersion: apps/v1   # api
kind: Deployment
metadata: {name: app}
spec:
    template:
        metadata:
            annotations: { metavirt/image-digest: 'sha256:0' }
        spec:
          initContainers:
          - image: reg.example/team/app@sha256:0
          containers:
          - name: side
            image: other:1
          # the one
          - image: "reg.example/team/app:1.0" # pinned
            name: app
---
kind: Service
`;

function textOf(before: string | undefined, given = image): string {
  const result = manifestWithImage(before, given);
  return result.kind === 'text' ? result.text : `unsuitable: ${result.why}`;
}

describe('A manifest of Kubernetes', () => {
  it('gets the image in each container that has a version of it, and keeps every other character', () => {
    const expected = deployment
      .replace("'sha256:0'", "'sha256:abc'")
      .replace('reg.example/team/app@sha256:0', image.reference)
      .replace('reg.example/team/app:1.0', image.reference);
    assert.equal(textOf(deployment), expected);
    assert.equal(textOf(expected), expected);
  });

  it('gets it in its only container, whatever that had', () => {
    const pod = 'kind: Pod\nspec:\n  containers:\n  - {image: placeholder, name: app}\n';
    assert.equal(textOf(pod), pod.replace('placeholder', image.reference));
  });

  it('takes a name without a registry for that of Docker, as Kubernetes does', () => {
    const job =
      'kind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{image: a}, {image: app:1}]}}}}}\n';
    const given = { ...image, reference: 'docker.io/library/app:2' };
    assert.equal(textOf(job, given), job.replace('app:1', 'docker.io/library/app:2'));
  });

  it('is a new Deployment where there is none', () => {
    const made = parse(textOf(undefined)) as { kind: string; spec: { template: { spec: { containers: object[] } } } };
    assert.equal(made.kind, 'Deployment');
    assert.deepEqual(made.spec.template.spec.containers, [
      { name: 'app', image: image.reference, imagePullPolicy: 'IfNotPresent' },
    ]);
  });

  it('is left alone where the image has no place in it', () => {
    assert.match(textOf('kind: Service\n'), /it has no containers/);
    assert.match(textOf(deployment.replaceAll('team/app', 'team/b')), /only .*other:1/);
    assert.match(textOf('a: [\n'), /it is no YAML/);
    assert.match(textOf('kind: Pod\nspec: {containers: 3}\n'), /it has no containers/);
    assert.match(textOf(`# ${'x'.repeat(2_000_000)}`), /larger than 1 MB/);
  });
});
