/** An image store of podman's that belongs to a test alone. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Writes its configuration into `folder`; returns the variables that lead podman there. */
export async function makePodmanStorage(folder: string): Promise<Readonly<Record<string, string>>> {
  await mkdir(folder, { recursive: true });
  const storage = join(folder, 'storage.conf');
  const containers = join(folder, 'containers.conf');
  // TOML takes the strings of JSON. The driver vfs works on any file system and needs no kernel module.
  const text = (path: string) => JSON.stringify(join(folder, path));
  await writeFile(storage, `[storage]\ndriver = "vfs"\ngraphroot = ${text('graph')}\nrunroot = ${text('run')}\n`);
  await writeFile(containers, '[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\n');
  return { CONTAINERS_STORAGE_CONF: storage, CONTAINERS_CONF: containers };
}

/** The digest of the manifest of an image in the store, or undefined if there is no such image. */
export async function digestInPodman(
  environment: Readonly<Record<string, string>>,
  name: string,
): Promise<string | undefined> {
  const words = ['image', 'inspect', '--format', '{{.Digest}}', name];
  return run('podman', words, { env: { ...process.env, ...environment } }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}
