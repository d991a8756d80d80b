/** Configuration files as the real skopeo reads them: what it refuses is an error here, and what it takes is none. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { runAtOnce } from '../../server/src/base/pacer';
import { configFileDiagnostics } from '../../server/src/features/diagnostics/configFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { MemoryFiles } from '../unit/project/memoryFiles';

const run = promisify(execFile);
const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-readers-'));
  await run('umoci', ['init', '--layout', join(folder, 'image')]);
  await run('umoci', ['new', '--image', `${join(folder, 'image')}:latest`]);
});

after(() => rm(folder, { recursive: true, force: true }));

/** The errors that we find. */
function errorsIn(path: string, text: string): readonly string[] {
  const found = configFileDiagnostics(snapshot, path, text, {}) ?? [];
  return found.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

/** What skopeo says where it does not take the file; undefined where it does. */
async function refusalOf(options: readonly string[], taken: RegExp): Promise<string | undefined> {
  try {
    await run('skopeo', options, { timeout: 20_000 });
    return undefined;
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: string };
    return taken.test(stderr) ? undefined : stderr;
  }
}

async function assertAgreement(path: string, text: string, refusal: string | undefined): Promise<void> {
  const errors = errorsIn(path, text);
  assert.equal(
    errors.length > 0,
    refusal !== undefined,
    `${text}\nskopeo: ${refusal ?? 'takes it'}\nhere: ${errors.join('\n') || 'nothing'}`,
  );
}

const policies: readonly string[] = [
  '{"default": [{"type": "reject"}]}',
  '{"default": [{"type": "insecureAcceptAnything"}]}',
  '{"default": [{"type": "reject"}], "transports": {}}',
  '{"default": [{"type": "reject"}], "transports": {"docker": {"registry.example/team": [{"type": "insecureAcceptAnything"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"docker": {"*.example": [{"type": "reject"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"oci": {"": [{"type": "insecureAcceptAnything"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"docker-daemon": {"": [{"type": "reject"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"docker-archive": {"": [{"type": "reject"}]}, "ostree": {"": [{"type": "reject"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"oci-archive": {"/srv/app.tar": [{"type": "reject"}]}}}',
  '{"default": [{"type": "signedBy", "keyType": "GPGKeys", "keyPath": "/etc/pki/team.gpg"}]}',
  '{"default": [{"type": "signedBy", "keyType": "GPGKeys", "keyData": "AAAA"}]}',
  '{"default": [{"type": "signedBy", "keyType": "GPGKeys", "keyPath": "/k", "signedIdentity": {"type": "matchExact"}}]}',
  '{"default": [{"type": "signedBy", "keyType": "GPGKeys", "keyPath": "/k", "signedIdentity": {"type": "exactReference", "dockerReference": "registry.example/app:1.0"}}]}',
  '{"default": [{"type": "reject"}, {"type": "insecureAcceptAnything"}]}',
  '{"default": [{"type": "reject"}], "transports": {"docker": {"registry.example": []}}}',
  '{"default": [{"type": "reject"}], "transports": {"docker": {"registry.example/": [{"type": "reject"}]}}}',
  '{}',
  '{"defaults": [{"type": "reject"}]}',
  '{"Default": [{"type": "reject"}]}',
  '{"default": [{"type": "reject"}], "transport": {}}',
  '{"default": {"type": "reject"}}',
  '{"default": "reject"}',
  '{"default": [{"type": "rejected"}]}',
  '{"default": [{"type": "Reject"}]}',
  '{"default": [{"type": "reject", "reason": "closed"}]}',
  '{"default": [{"typ": "reject"}]}',
  '{"default": [{}]}',
  '{"default": [{"type": 1}]}',
  '{"default": [{"type": "reject"}], "transports": []}',
  '{"default": [{"type": "reject"}], "transports": {"docker": {"registry.example": {"type": "reject"}}}}',
  '{"default": [{"type": "reject"}], "transports": {"docker": {"registry.example": [{"type": "signedby"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"docker": {"registry.example": [{"type": "reject", "note": ""}]}}}',
  '{"default": [{"type": "signedBy", "keyType": "GPGKeys", "keyPath": 1}]}',
  '{"default": [{"type": "reject"}], "transports": {"docker-archive": {"/srv/app.tar": [{"type": "reject"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"tarball": {"/srv": [{"type": "reject"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"oci-archive": {"app.tar": [{"type": "reject"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"sif": {"app.sif": [{"type": "reject"}]}}}',
  '{"default": [{"type": "reject"}], "transports": {"containers-storage": {"app": [{"type": "reject"}]}}}',
  '{"default": [{"type": "reject"},]}',
  '{"default": [{"type": "reject"}]',
];

const registries: readonly string[] = [
  '',
  'unqualified-search-registries = ["docker.io"]',
  'unqualified-search-registries = ["registry.example:5000", "quay.io"]',
  'short-name-mode = "enforcing"',
  'Short-Name-Mode = "permissive"',
  'credential-helpers = ["containers-auth.json"]',
  '[[registry]]\nlocation = "registry.example"',
  '[[registry]]\nprefix = "*.example"',
  '[[registry]]\nprefix = "*.example/team"\nlocation = "mirror.example/team"',
  '[[registry]]\nprefix = "*.example:5000"',
  '[[registry]]\nprefix = "docker.io"\ninsecure = true',
  '[[registry]]\nlocation = "registry.example"\npull-from-mirror = "all"',
  '[[registry]]\nlocation = "registry.example"\nmirror-by-digest-only = true\n[[registry.mirror]]\nlocation = "mirror.example"\npull-from-mirror = "all"',
  '[[registry]]\nlocation = "registry.example"\ninsecure = true\n[[registry]]\nlocation = "registry.example"',
  '[[registry]]\nprefix = "docker.io/library"\nlocation = "mirror.example/library"\ninsecure = false\nblocked = false',
  '[[registry]]\nlocation = "registry.example"\nmirror-by-digest-only = true\n[[registry.mirror]]\nlocation = "mirror.example"',
  '[[registry]]\nlocation = "registry.example"\n[[registry.mirror]]\nlocation = "mirror.example"\ninsecure = true\npull-from-mirror = "tag-only"',
  '[aliases]\napp = "registry.example/team/app"',
  'unknown-key = 1',
  '[[registry]]\nlocation = "registry.example"\nlocatoin = "x"',
  '[registries.search]\nregistries = ["docker.io"]',
  'unqualified-search-registries = "docker.io"',
  'unqualified-search-registries = [1]',
  'UNQUALIFIED-SEARCH-REGISTRIES = "docker.io"',
  'short-name-mode = "strict"',
  'short-name-mode = true',
  'registry = "registry.example"',
  '[registry]\nlocation = "registry.example"',
  '[[registry]]\nlocation = 5',
  '[[registry]]\nlocation = "registry.example"\ninsecure = "false"',
  '[[registry]]\nlocation = "registry.example"\nblocked = 1',
  '[[registry]]\nlocation = "registry.example"\nmirror-by-digest-only = "yes"',
  '[[registry]]\nlocation = "registry.example"\nmirror = ["mirror.example"]',
  '[[registry]]\nlocation = "registry.example"\n[[registry.mirror]]\ninsecure = true',
  '[[registry]]\nlocation = "registry.example"\n[[registry.mirror]]\nlocation = "mirror.example"\npull-from-mirror = "tags"',
  'aliases = ["app"]',
  'unqualified-search-registries = ["docker.io"',
  'unqualified-search-registries = [docker.io]',
  'short-name-mode = permissive',
  'short-name-mode = "permissive"\nshort-name-mode = "disabled"',
  '[registry\nlocation = "registry.example"',
  'short-name-mode "permissive"',
  "short-name-mode = 'permissive' # quietly",
  'unqualified-search-registries = [\n  "docker.io", # the usual one\n  "quay.io",\n]',
];

describe('The same verdict as skopeo on policy.json', () => {
  for (const text of policies) {
    test(text, async () => {
      const path = join(folder, 'policy.json');
      await writeFile(path, text);
      const copy = ['copy', `oci:${join(folder, 'image')}:latest`, `oci:${join(folder, 'copy')}:latest`];
      // What the policy says of the image is another thing than whether it can be read.
      await assertAgreement(
        '/etc/containers/policy.json',
        text,
        await refusalOf(['--policy', path, ...copy], /is rejected by policy|Source image rejected/),
      );
    });
  }
});

describe('The same verdict as skopeo on registries.conf', () => {
  for (const text of registries) {
    test(text.replaceAll('\n', ' | ') || 'an empty file', async () => {
      const path = join(folder, 'registries.conf');
      await writeFile(path, text);
      // No registry answers there.
      const inspect = ['inspect', '--tls-verify=false', 'docker://127.0.0.1:1/app'];
      await assertAgreement(
        '/etc/containers/registries.conf',
        text,
        await refusalOf(['--registries-conf', path, ...inspect], /pinging container registry|connection refused/),
      );
    });
  }
});
