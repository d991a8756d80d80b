/** Where a secret may have been left: in what processes show of themselves while something runs, and in files afterwards. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RegistryCredentials } from '../../client/src/toolchain/deploy/registryCredentials';

const pauseMs = 5;

/** A password as it is, in an address, and as files of credentials and HTTP write it down together with its user. */
export function formsOf({ username, password }: RegistryCredentials): readonly string[] {
  return [password, encodeURIComponent(password), Buffer.from(`${username}:${password}`).toString('base64')];
}

export function textsWith(texts: readonly string[], words: readonly string[]): readonly string[] {
  return texts.filter((text) => words.some((word) => text.includes(word)));
}

/** The command lines and environments of all processes of this user but this one that were seen while the work went on. */
export async function shownDuring(work: () => Promise<void>): Promise<readonly string[]> {
  const shown = new Set<string>();
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      for (const text of await shownByProcesses()) shown.add(text);
      await setTimeout(pauseMs);
    }
  })();
  try {
    await work();
  } finally {
    isDone = true;
    await watching;
  }
  return [...shown];
}

async function shownByProcesses(): Promise<readonly string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const files = processes.flatMap((id) => [`/proc/${id}/cmdline`, `/proc/${id}/environ`]);
  // Processes end while they are looked at, and those of others do not show their environment.
  return Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
}

/** The files below the folder that hold one of the words. */
export async function filesWith(parent: string, words: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(parent, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')] as const));
  return texts.filter(([, text]) => textsWith([text], words).length > 0).map(([path]) => path);
}
