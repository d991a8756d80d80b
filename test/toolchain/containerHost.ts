/** podman as it runs on a machine without systemd, with a storage of its own, and images of Debian's static busybox for it. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Both find it without a service: no systemd for control groups and the journal, and no limits that this user may not raise. */
const containersConfiguration = `
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
log_driver = "k8s-file"
[engine]
cgroup_manager = "cgroupfs"
runtime = "runc"
events_logger = "file"
`;

export interface ContainerHost {
  /** What podman needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends and removes all containers of the storage, and the storage. */
  remove(): Promise<void>;
}

/** A storage under `folder`, which the caller removes afterwards. */
export function createContainerHost(folder: string): ContainerHost {
  mkdirSync(folder, { recursive: true });
  const [containers, storage] = [join(folder, 'containers.conf'), join(folder, 'storage.conf')];
  writeFileSync(containers, containersConfiguration);
  const [graph, runtime] = [join(folder, 'graph'), join(folder, 'run')];
  writeFileSync(storage, `[storage]\ndriver = "vfs"\ngraphroot = "${graph}"\nrunroot = "${runtime}"\n`);
  const environment = { CONTAINERS_CONF: containers, CONTAINERS_STORAGE_CONF: storage };
  const podman = (...words: string[]) => run('podman', words, { env: { ...process.env, ...environment } });
  return {
    environment,
    async remove() {
      await podman('rm', '--all', '--force', '--time=0');
      await podman('rmi', '--all', '--force');
      await rm(graph, { recursive: true, force: true });
    },
  };
}

export interface RunnableImage {
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly exposedPorts?: readonly string[];
  readonly environment?: readonly string[];
  readonly architecture?: string;
}

const applets = ['sh', 'cat', 'echo', 'env', 'httpd', 'id', 'sleep'];

/** An OCI layout with an image called `latest` that holds busybox and `/srv/index.html` with the words. */
export async function makeRunnableLayout(layout: string, image: RunnableImage, words = 'hello'): Promise<void> {
  const bundle = `${layout}.bundle`;
  const named = `${layout}:latest`;
  await run('umoci', ['init', '--layout', layout]);
  await run('umoci', ['new', '--image', named]);
  await run('umoci', ['unpack', '--rootless', '--image', named, bundle]);
  const root = join(bundle, 'rootfs');
  for (const name of ['bin', 'srv', 'tmp']) await mkdir(join(root, name));
  await copyFile('/bin/busybox', join(root, 'bin/busybox'));
  for (const applet of applets) await symlink('busybox', join(root, 'bin', applet));
  await writeFile(join(root, 'srv/index.html'), `${words}\n`);
  await writeFile(join(root, 'bin/lost-loader'), '#!/bin/no-such-shell\n', { mode: 0o755 });
  await writeFile(join(root, 'bin/not-executable'), 'text\n', { mode: 0o644 });
  await run('umoci', ['repack', '--image', named, bundle]);
  await rm(bundle, { recursive: true });
  const list = (flag: string, values: readonly string[] = []) => values.flatMap((value) => [flag, value]);
  await run('umoci', [
    'config',
    ...['--image', named, '--config.env', 'PATH=/bin'],
    ...list('--config.entrypoint', image.entrypoint),
    ...list('--config.cmd', image.command),
    ...list('--config.exposedports', image.exposedPorts),
    ...list('--config.env', image.environment),
    ...list('--architecture', image.architecture === undefined ? [] : [image.architecture]),
  ]);
}
