/**
 * The event log of one build: a file that BitBake is told of by BBEVENTLOG, in a folder of our own. All releases take that variable for what their
 * option `-w` stands for. How a build in a container or on another host is followed says `awayEvents.ts`.
 *
 * A BitBake server that stays resident goes on writing to the file for builds that others start, and since 2.8 fails them if the folder is gone. So
 * the log is replaced by a way to nowhere when the build is over, and the folder is removed once the server has ended.
 */
import { type FileHandle, mkdtemp, open, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from './eventLogReader';

export interface EventLogFile extends EventLog {
  /** Where BitBake is to write it. */
  readonly path: string;
  /** Resolves when the log is gone; its folder follows later. */
  remove(): Promise<void>;
}

const chunkBytes = 256 * 1024;
const mostServerCheckMs = 15_000;

/** Undefined where the user has BitBake write an event log of their own, or no folder can be made. */
export async function createEventLogFile(buildFolder: string): Promise<EventLogFile | undefined> {
  if ((process.env.BBEVENTLOG ?? '') !== '') return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'metavirt-build-')).catch(() => undefined);
  if (folder === undefined) return undefined;
  const path = join(folder, 'events.json');
  let file: FileHandle | undefined;
  let position = 0;
  return {
    path,
    async readNew(reader) {
      file ??= await open(path).catch(() => undefined);
      if (!file) return false;
      const start = position;
      const chunk = Buffer.alloc(chunkBytes);
      for (;;) {
        const { bytesRead } = await file.read(chunk, 0, chunkBytes, position).catch(() => ({ bytesRead: 0 }));
        if (bytesRead === 0) return position > start;
        position += bytesRead;
        reader.write(chunk.subarray(0, bytesRead));
      }
    },
    async remove() {
      await file?.close();
      await rm(path, { force: true });
      if (await isServerResident(buildFolder)) {
        await symlink('/dev/null', path).catch(() => undefined);
        void removeAfterServer(folder, buildFolder);
      } else await rm(folder, { recursive: true, force: true });
    },
  };
}

/** BitBake's server has its socket in the build folder for as long as it lives. */
function isServerResident(buildFolder: string): Promise<boolean> {
  return stat(join(buildFolder, 'bitbake.sock')).then(
    () => true,
    () => false,
  );
}

async function removeAfterServer(folder: string, buildFolder: string): Promise<void> {
  let delayMs = 500;
  while (await isServerResident(buildFolder)) {
    // The extension may be gone before the server: the system removes old temporary folders.
    await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
    delayMs = Math.min(2 * delayMs, mostServerCheckMs);
  }
  await rm(folder, { recursive: true, force: true });
}
