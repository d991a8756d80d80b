/**
 * Tells when images come and go in a build folder's deploy folders. Each folder on the way is watched by itself: a watcher of everything
 * below the build folder would follow millions of files.
 */
import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A build writes an image's files one after the other. */
const settlingMs = 400;
const longestWaitMs = 3000;
const mostFolders = 200;

export interface DeployFolderWatch {
  dispose(): void;
}

/** Calls `onChange` once things have settled, and no later than three seconds after the first change. */
export function watchDeployFolders(buildFolder: string, onChange: () => void): DeployFolderWatch {
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let firstChangeMs: number | undefined;
  let isDisposed = false;

  /** All anew: a folder that was removed and made again is another one under the same name. */
  async function follow(): Promise<void> {
    const folders = await foldersToWatch(buildFolder);
    close();
    if (!isDisposed) watchers = folders.flatMap((folder) => start(folder) ?? []);
  }

  function start({ path, concerns }: WatchedFolder): FSWatcher | undefined {
    try {
      const watcher = watch(path, { persistent: false }, (event, name) => {
        // `change` is for each block that is written to a file; a file that is complete gets its name or its link.
        if (event === 'rename' && (name === null || concerns(name))) changed();
      });
      return watcher.on('error', () => watcher.close());
    } catch {
      // The folder is not there yet, or the host has no watch left to give.
      return undefined;
    }
  }

  function close(): void {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  }

  function changed(): void {
    const nowMs = Date.now();
    firstChangeMs ??= nowMs;
    clearTimeout(timer);
    timer = setTimeout(settle, Math.min(settlingMs, Math.max(0, firstChangeMs + longestWaitMs - nowMs)));
  }

  function settle(): void {
    firstChangeMs = undefined;
    void follow().then(() => {
      if (!isDisposed) onChange();
    });
  }

  void follow();
  return {
    dispose() {
      isDisposed = true;
      clearTimeout(timer);
      close();
    },
  };
}

interface WatchedFolder {
  readonly path: string;
  /** Whether something of this name in it counts. */
  readonly concerns: (name: string) => boolean;
}

/** The folders from the build folder down to those of the machines, as far as they are there. */
async function foldersToWatch(buildFolder: string): Promise<readonly WatchedFolder[]> {
  const isTemporary = (name: string): boolean => name.startsWith('tmp');
  const folders: WatchedFolder[] = [{ path: buildFolder, concerns: isTemporary }];
  for (const temporary of (await namesIn(buildFolder)).filter(isTemporary)) {
    const deploy = join(buildFolder, temporary, 'deploy');
    const images = join(deploy, 'images');
    folders.push(
      { path: join(buildFolder, temporary), concerns: (name) => name === 'deploy' },
      { path: deploy, concerns: (name) => name === 'images' },
      { path: images, concerns: () => true },
    );
    for (const machine of await namesIn(images)) {
      const machineFolder = join(images, machine);
      folders.push({ path: machineFolder, concerns: () => true });
      // oci-multiarch makes the folder first and its index last.
      const multiArchitecture = (await namesIn(machineFolder)).filter((name) => name.endsWith('-multiarch-oci'));
      for (const name of multiArchitecture) {
        folders.push({ path: join(machineFolder, name), concerns: (file) => file === 'index.json' });
      }
    }
  }
  return folders.slice(0, mostFolders);
}

function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
