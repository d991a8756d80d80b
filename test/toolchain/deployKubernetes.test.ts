/** The manifest of an image, applied by the real kubectl after the image is where it says. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type DeployOutcome, deploy } from '../../client/src/toolchain/deploy/deploy';
import { type DeployedTestImage, deployNewerImage, deployTestImage } from './deployFolder';
import { type KubernetesApi, startKubernetesApi } from './kubernetesApi';
import { startRegistry, type TestRegistry } from './registry';

let folder: string;
let registry: TestRegistry;
let api: KubernetesApi;
let image: DeployedTestImage;
const outerEnvironment = { ...process.env };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-kubernetes-'));
  [registry, api, image] = await Promise.all([
    startRegistry(),
    startKubernetesApi(),
    deployTestImage(join(folder, 'deploy'), 'hello-container', 'latest'),
  ]);
  const configuration = join(folder, 'kubeconfig');
  await api.writeConfiguration(configuration);
  Object.assign(process.env, { HOME: folder, XDG_RUNTIME_DIR: folder, TMPDIR: folder, KUBECONFIG: configuration });
  delete process.env.REGISTRY_AUTH_FILE;
});

after(async () => {
  await Promise.all([registry?.stop(), api?.stop()]);
  process.env = outerEnvironment;
  await rm(folder, { recursive: true, force: true });
});

function deployWith(manifest: string): Promise<DeployOutcome> {
  const reference = { registry: registry.address, repository: 'team/hello', tag: '1.0' };
  const target = { kind: 'registry', reference, tlsVerify: false } as const;
  const source = { path: image.layout, storage: 'layout' } as const;
  return deploy({ programs: {}, source, target, manifest }, { onProgress() {}, retryDelaysMs: [] });
}

async function assertApplied(manifest: string): Promise<void> {
  const outcome = await deployWith(manifest);
  assert.equal(outcome.kind, 'deployed', JSON.stringify(outcome));
}

/** The reference by which Kubernetes gets just this content. */
const pinned = (digest: string) => `${registry.address}/team/hello:1.0@${digest}`;

describe('A manifest of Kubernetes', () => {
  test('Is made where there is none, and applied as a new Deployment', async () => {
    const manifest = join(folder, 'new.yaml');
    await assertApplied(manifest);
    assert.match(await readFile(manifest, 'utf8'), /^kind: Deployment$/m);
    const [change] = api.changes.slice(-1);
    assert.deepEqual([change?.method, change?.path], ['POST', '/apis/apps/v1/namespaces/default/deployments']);
    const { metadata, spec } = JSON.parse(change?.body ?? '') as {
      readonly metadata: { readonly name: string };
      readonly spec: { readonly template: { readonly spec: { readonly containers: readonly object[] } } };
    };
    assert.equal(metadata.name, 'hello');
    assert.deepEqual(spec.template.spec.containers, [
      { name: 'hello', image: pinned(image.digest), imagePullPolicy: 'IfNotPresent' },
    ]);
  });

  test('Gets the image of the next build, and only that is changed in the cluster', async () => {
    const manifest = join(folder, 'new.yaml');
    const earlier = image.digest;
    const digest = await deployNewerImage(image, 'latest', 'built anew');
    const text = await readFile(manifest, 'utf8');
    await assertApplied(manifest);
    assert.equal(await readFile(manifest, 'utf8'), text.replaceAll(earlier, digest));
    const [change] = api.changes.slice(-1);
    assert.deepEqual([change?.method, change?.path], ['PATCH', '/apis/apps/v1/namespaces/default/deployments/hello']);
    const patch = JSON.parse(change?.body ?? '') as { readonly spec: object };
    assert.deepEqual(patch.spec, {
      template: {
        metadata: { annotations: { 'metavirt/image-digest': digest } },
        spec: {
          '$setElementOrder/containers': [{ name: 'hello' }],
          containers: [{ image: pinned(digest), name: 'hello' }],
        },
      },
    });
  });

  test('Is applied with all that it holds, whatever its file is called', async () => {
    const manifest = join(folder, '-two objects.yaml');
    const pod = (name: string, reference: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n  - name: app\n    image: ${reference}\n`;
    await writeFile(manifest, `${pod('one', `${registry.address}/team/hello:0.9`)}---\n${pod('two', 'other/image')}`);
    await assertApplied(manifest);
    const bodies = api.changes.slice(-2).map(({ body }) => body);
    assert.match(bodies[0] ?? '', /"image":"[^"]*\/team\/hello:1\.0@sha256:/);
    assert.match(bodies[1] ?? '', /"image":"other\/image"/);
  });

  test('Is refused with what the cluster says', async () => {
    api.refuseChanges();
    const manifest = join(folder, 'refused.yaml');
    const outcome = await deployWith(manifest);
    assert.match(
      outcome.kind === 'failed' ? outcome.failure.message : '',
      /^kubectl failed: .*the user may not change it/,
    );
  });

  test('Is kept where no cluster answers, which is said', async () => {
    await api.stop();
    const outcome = await deployWith(join(folder, 'kept.yaml'));
    assert.match(outcome.kind === 'failed' ? outcome.failure.message : '', /^kubectl reaches no cluster/);
    assert.match(await readFile(join(folder, 'kept.yaml'), 'utf8'), /kind: Deployment/);
  });
});
