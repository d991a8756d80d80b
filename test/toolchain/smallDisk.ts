/** A disk with little room: a tmpfs, which only root may mount. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SmallDisk {
  /** Makes room on it. */
  grow(): Promise<void>;
  unmount(): Promise<void>;
}

/** Mounts it as `folder`, which is made for it. */
export async function mountSmallDisk(folder: string, sizeBytes: number): Promise<SmallDisk> {
  await mkdir(folder);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes},mode=755`, 'tmpfs', folder]);
  return {
    async grow() {
      await run('mount', ['-o', 'remount,size=100m', folder]);
    },
    async unmount() {
      await run('umount', ['--recursive', folder]);
    },
  };
}
