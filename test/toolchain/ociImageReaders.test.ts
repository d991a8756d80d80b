/**
 * OCI's image format as the real umoci, skopeo and oci-image-tool read it: what umoci or skopeo refuses is an error here, and what only
 * `oci-image-tool validate` does is found at least.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { changedJson } from './changedJson';
import { findingsIn } from './findings';

const run = promisify(execFile);

interface Descriptor {
  digest: string;
  size: number;
}

type Manifest = { config: Descriptor; layers: Descriptor[] };
type Index = { manifests: Descriptor[] };

const layoutChanges: readonly string[] = [
  'imageLayoutVersion = "1.0.0"',
  'other = 1',
  'ImageLayoutVersion = "1.0.0"',
  'imageLayoutVersion = "2.0.0"',
  'imageLayoutVersion = "1.0"',
  'imageLayoutVersion = "1.1.0"',
  'imageLayoutVersion = "v1.0.0"',
  'imageLayoutVersion = ""',
  'imageLayoutVersion = 1',
  'imageLayoutVersion = null',
  'imageLayoutVersion -',
  '{"version": "1.0.0"}',
  '{"imageLayoutVersion": "1.0.0",}',
  '{"imageLayoutVersion": "1.0.0"',
  '// of an image\n{"imageLayoutVersion": "1.0.0"}',
  '[]',
  '"1.0.0"',
  '',
];

const digest = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

const indexChanges: readonly string[] = [
  'schemaVersion = 2',
  'mediaType = "application/vnd.oci.image.index.v1+json"',
  'annotations = {"org.opencontainers.image.created": "2026-01-31T12:00:00Z"}',
  'annotations = {"org.example.board": "qemu"}',
  'manifests.0.platform = {"architecture": "arm64", "os": "linux"}',
  'manifests.0.platform = {"architecture": "arm", "os": "linux", "variant": "v7"}',
  'manifests.0.platform = {"architecture": "amd64", "os": "linux", "os.features": ["a"]}',
  'manifests.0.urls = ["https://registry.example/blob"]',
  'manifests.0.urls = null',
  'manifests.0.artifactType = "application/vnd.example.sbom"',
  'artifactType = "application/vnd.example.sbom"',
  'schemaVersion -',
  'schemaVersion = 1',
  'schemaVersion = 3',
  'schemaVersion = null',
  'schemaversion = 2',
  'mediaType = "application/vnd.oci.image.manifest.v1+json"',
  'mediaType = "index"',
  'other = 1',
  'manifests.0.other = 1',
  'manifests.0.platform = {"architecture": "x86_64", "os": "linux"}',
  'manifests.0.platform = {"architecture": "amd64", "os": "Linux"}',
  'manifests.0.platform = {"os": "linux"}',
  'manifests.0.platform = {"architecture": "amd64"}',
  'manifests.0.platform = {"arch": "amd64", "os": "linux"}',
  'annotations = {"org.opencontainers.image.create": "2026-01-31T12:00:00Z"}',
  'annotations = {"org.opencontainers.image.created": "yesterday"}',
  'schemaVersion = "2"',
  'schemaVersion = 2.0',
  'mediaType = 5',
  'manifests -',
  'manifests = {}',
  'manifests = "latest"',
  'manifests = null',
  'manifests.0.mediaType -',
  'manifests.0.mediaType = ""',
  'manifests.0.mediaType = "text"',
  'manifests.0.mediaType = "application/vnd.oci.image.manifest.v1+jsn"',
  'manifests.0.mediaType = "application/vnd.oci.image.config.v1+json"',
  'manifests.0.size -',
  'manifests.0.size = "345"',
  'manifests.0.size = 345.5',
  'manifests.0.digest -',
  'manifests.0.digest = 5',
  'manifests.0.digest = null',
  'manifests.0.digest = ""',
  'manifests.0.digest = "sha256:"',
  `manifests.0.digest = "${digest}"`,
  `manifests.0.digest = "sha256-${digest}"`,
  `manifests.0.digest = "SHA256:${digest}"`,
  `manifests.0.digest = "sha256:${digest.toUpperCase()}"`,
  `manifests.0.digest = "sha256:${digest}0"`,
  `manifests.0.digest = "sha256:${digest.slice(1)}"`,
  `manifests.0.digest = "md5:${digest.slice(32)}"`,
  'manifests.0.platform = "linux/amd64"',
  'manifests.0.platform = {"architecture": 386, "os": "linux"}',
  'manifests.0.platform = {"architecture": "arm", "os": "linux", "variant": 7}',
  'manifests.0.annotations = ["latest"]',
  'annotations = {"org.example.count": 1}',
  'manifests.0.urls = "https://registry.example/blob"',
];

const manifestChanges: readonly string[] = [
  'schemaVersion = 2',
  'mediaType = "application/vnd.oci.image.manifest.v1+json"',
  'annotations = {"org.opencontainers.image.title": "app"}',
  'annotations = {"org.example.board": "qemu"}',
  'config.annotations = {"org.example.board": "qemu"}',
  'layers.0.annotations = {"org.example.board": "qemu"}',
  'layers.0.urls = []',
  `subject = {"mediaType": "application/vnd.oci.image.manifest.v1+json", "size": 2, "digest": "sha256:${digest}"}`,
  'artifactType = "application/vnd.example.sbom"',
  'layers.0.data = null',
  'schemaVersion -',
  'schemaVersion = 1',
  'mediaType = "application/vnd.oci.image.index.v1+json"',
  'other = 1',
  'annotations = {"org.opencontainers.image.titel": "app"}',
  'layers.0.size = -1',
  'schemaVersion = "2"',
  'mediaType = 5',
  'manifests = []',
  'fsLayers = []',
  'history = []',
  'config -',
  'config = {}',
  'config = "sha256"',
  'config.mediaType -',
  'config.mediaType = "application/vnd.oci.image.manifest.v1+json"',
  'config.mediaType = "application/vnd.oci.image.confg.v1+json"',
  'config.size -',
  'config.size = "5"',
  'config.digest -',
  'config.digest = "sha256:abc"',
  `config.digest = "${digest}"`,
  'layers = {}',
  'layers.0.mediaType -',
  'layers.0.mediaType = "application/vnd.oci.image.layer.v1.tar.gzip"',
  'layers.0.mediaType = "application/vnd.oci.image.layer.v1.tgz"',
  'layers.0.mediaType = "layer"',
  'layers.0.mediaType = "application/vnd.docker.image.rootfs.diff.tar.gzip"',
  'config.mediaType = "application/vnd.docker.container.image.v1+json"',
  'layers.0.size -',
  'layers.0.size = "105"',
  'layers.0.size = 105.5',
  'layers.0.digest -',
  'layers.0.digest = "sha256:abc"',
  `layers.0.digest = "${digest}"`,
  `layers.0.digest = "md5:${digest.slice(32)}"`,
  'layers.0.annotations = ["x"]',
  'annotations = {"org.example.count": 1}',
  'config.platform = "linux"',
];

const configChanges: readonly string[] = [
  'created -',
  'created = "2026-01-31T12:00:00Z"',
  'created = "2026-01-31T12:00:00.5+01:00"',
  'author = "Team"',
  'architecture = "arm64"',
  'variant = "v8"',
  'history -',
  'config -',
  'config.Cmd = null',
  'config.Entrypoint = ["/bin/app"]',
  'config.Env = ["A=b=c", "B="]',
  'config.ExposedPorts = {"80/tcp": {}, "53/udp": {}, "8080": {}}',
  'config.Volumes = {"/data": {}}',
  'config.WorkingDir = "/app"',
  'config.WorkingDir = ""',
  'config.Labels = {"org.opencontainers.image.title": "app", "maintainer": "team"}',
  'config.StopSignal = "SIGTERM"',
  'config.User = "1000:1000"',
  'config.Healthcheck = {"Test": ["CMD", "true"]}',
  'docker_version = "26.1"',
  'container_config = {"Hostname": "a"}',
  'architecture = "x86_64"',
  'architecture -',
  'Architecture = "amd64"',
  'created = null',
  'config.cmd = ["/bin/app"]',
  'config.Comand = ["/bin/app"]',
  'config.ExposedPorts = {"80/TCP": {}}',
  'config.ExposedPorts = {"99999/tcp": {}}',
  'config.Volumes = {"data": {}}',
  'config.WorkingDir = "app"',
  'config.Labels = {"org.opencontainers.image.vesion": "1.0"}',
  'config.StopSignal = "SIG TERM"',
  'other = 1',
  'created = "yesterday"',
  'created = "2026-01-31"',
  'created = "2026-01-31 12:00:00"',
  'created = "2026-01-31T12:00:00"',
  'created = "2026-13-31T12:00:00Z"',
  'created = ""',
  'created = 5',
  'architecture = 386',
  'os -',
  'os = "Linux"',
  'os = 5',
  'variant = 8',
  'rootfs -',
  'rootfs = []',
  'rootfs.type -',
  'rootfs.type = "layer"',
  'rootfs.type = "Layers"',
  'rootfs.type = 5',
  'rootfs.diff_ids -',
  'rootfs.diff_ids = "sha256"',
  'rootfs.diff_ids = ["abc"]',
  'rootfs.diff_ids = [5]',
  `rootfs.diff_ids = ["sha256:${digest.toUpperCase()}"]`,
  'config = []',
  'config.Cmd = "/bin/app"',
  'config.Cmd = [1]',
  'config.Entrypoint = "/bin/app"',
  'config.Env = "A=b"',
  'config.Env = {"A": "b"}',
  'config.Env = ["A"]',
  'config.Env = ["=b"]',
  'config.ExposedPorts = ["80/tcp"]',
  'config.ExposedPorts = {"80/tcp": ""}',
  'config.Volumes = ["/data"]',
  'config.Labels = ["a=b"]',
  'config.Labels = {"count": 1}',
  'config.User = 1000',
  'config.WorkingDir = 5',
  'config.StopSignal = 15',
  'config.ArgsEscaped = "true"',
  'history = {}',
  'history = [{"created": "yesterday"}]',
  'history = [{"created_by": 5}]',
  'history = [{"created_by": "RUN a", "empty_layer": "true"}]',
];

let folder: string;
let layout: string;
let parts: { readonly index: Index; readonly manifest: Manifest; readonly config: object };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-images-'));
  const source = join(folder, 'source');
  await run('umoci', ['init', '--layout', source]);
  await run('umoci', ['new', '--image', `${source}:latest`]);
  await writeFile(join(folder, 'file'), 'app\n');
  await run('umoci', ['insert', '--rootless', '--image', `${source}:latest`, join(folder, 'file'), '/file']);
  const index = (await readJson(join(source, 'index.json'))) as Index;
  const manifest = (await readJson(blobIn(source, index.manifests[0]?.digest ?? ''))) as Manifest;
  parts = { index, manifest, config: await readJson(blobIn(source, manifest.config.digest)) };
});

after(() => rm(folder, { recursive: true, force: true }));

async function readJson(path: string): Promise<object> {
  return JSON.parse(await readFile(path, 'utf8')) as object;
}

function blobIn(layoutFolder: string, digestOfBlob: string): string {
  return join(layoutFolder, 'blobs', digestOfBlob.replace(':', '/'));
}

/** A copy of the image, to put changed parts into. */
async function freshLayout(): Promise<void> {
  layout = join(folder, 'layout');
  await rm(layout, { recursive: true, force: true });
  await cp(join(folder, 'source'), layout, { recursive: true });
}

async function putBlob(text: string): Promise<Descriptor> {
  const found = createHash('sha256').update(text).digest('hex');
  await writeFile(blobIn(layout, `sha256:${found}`), text);
  return { digest: `sha256:${found}`, size: Buffer.byteLength(text) };
}

async function putManifest(text: string): Promise<void> {
  const index = structuredClone(parts.index);
  Object.assign(index.manifests[0] ?? {}, await putBlob(text));
  await writeFile(join(layout, 'index.json'), JSON.stringify(index));
}

async function putConfig(text: string): Promise<void> {
  const manifest = structuredClone(parts.manifest);
  Object.assign(manifest.config, await putBlob(text));
  await putManifest(JSON.stringify(manifest));
}

/** What a program says where it refuses its task; empty where it does not. */
async function refusalOf(program: string, options: readonly string[]): Promise<string> {
  try {
    await run(program, options, { timeout: 20_000 });
    return '';
  } catch (error) {
    const { stderr = '', message } = error as { readonly stderr?: string; readonly message: string };
    return `${program}: ${stderr || message}`;
  }
}

/** What umoci or skopeo says of the layout where one of them refuses it. */
async function refusalOfLayout(): Promise<string> {
  const bundle = join(folder, 'bundle');
  await rm(bundle, { recursive: true, force: true });
  const unpacked = await refusalOf('umoci', ['unpack', '--rootless', '--image', `${layout}:latest`, bundle]);
  return unpacked || refusalOf('skopeo', ['inspect', `oci:${layout}:latest`]);
}

async function assertAgreement(path: string, text: string, kind?: string): Promise<void> {
  const { errors, warnings } = findingsIn(path, text);
  const refusal = await refusalOfLayout();
  const said = `${text}\n${refusal}\nerrors: ${errors.join('\n')}\nwarnings: ${warnings.join('\n')}`;
  assert.equal(errors.length > 0, refusal !== '', said);
  if (kind === undefined) return;
  const file = join(folder, 'part.json');
  await writeFile(file, text);
  const strict = await refusalOf('oci-image-tool', ['validate', '--type', kind, file]);
  // To Go, in which the others are written, null is what is not there.
  if (strict !== '' && !strict.includes('given: null'))
    assert.ok(errors.length + warnings.length > 0, `${said}\n${strict}`);
}

describe('The same verdict as umoci and skopeo on the version of a layout', () => {
  for (const change of layoutChanges) {
    test(change || 'an empty file', async () => {
      await freshLayout();
      const text = changedJson({ imageLayoutVersion: '1.0.0' }, change);
      await writeFile(join(layout, 'oci-layout'), text);
      await assertAgreement('/layer/files/oci-layout', text);
    });
  }
});

describe('The same verdict as umoci and skopeo on the index of a layout', () => {
  for (const change of indexChanges) {
    test(change, async () => {
      await freshLayout();
      const text = changedJson(parts.index, change);
      await writeFile(join(layout, 'index.json'), text);
      await assertAgreement('/layer/files/index.json', text, 'imageIndex');
    });
  }
});

describe('The same verdict as umoci and skopeo on the manifest of an image', () => {
  for (const change of manifestChanges) {
    test(change, async () => {
      await freshLayout();
      const text = changedJson(parts.manifest, change);
      await putManifest(text);
      await assertAgreement('/layer/files/manifest.json', text, 'manifest');
    });
  }
});

describe('The same verdict as umoci and skopeo on the configuration of an image', () => {
  for (const change of configChanges) {
    test(change, async () => {
      await freshLayout();
      const text = changedJson(parts.config, change);
      await putConfig(text);
      await assertAgreement('/layer/files/image-config.json', text, 'config');
    });
  }
});
