/** A file with what is nobody else's business: only this user can read it, and it is gone after its use. */
import { stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withScratchFolder } from './scratchFolder';

/**
 * Writes the text, calls `use` with the file's path, and removes the file whether `use` succeeds or not. The folder is the user's runtime
 * folder where there is one (in memory on Linux).
 */
export async function withPrivateFile<Result>(
  fileName: string,
  text: string,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  return withScratchFolder(await privateFolder(), 'metavirt-', async (folder) => {
    const path = join(folder, fileName);
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
    return use(path);
  });
}

async function privateFolder(): Promise<string> {
  const runtimeFolder = process.env.XDG_RUNTIME_DIR;
  const isFolder = runtimeFolder ? (await stat(runtimeFolder).catch(() => undefined))?.isDirectory() : false;
  return runtimeFolder && isFolder ? runtimeFolder : tmpdir();
}
