/** Credentials for a registry, handed to skopeo in a file that only this user can read and that is gone afterwards. */
import { stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withScratchFolder } from './scratchFolder';

export interface RegistryCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Writes the credentials in the format of containers-auth.json(5), calls `use` with the file's path, and removes the file
 * whether `use` succeeds or not. The folder is the user's runtime folder where there is one (in memory on Linux).
 */
export async function withAuthFile<Result>(
  registry: string,
  credentials: RegistryCredentials,
  use: (authFile: string) => Promise<Result>,
): Promise<Result> {
  return withScratchFolder(await privateFolder(), 'metavirt-', async (folder) => {
    const authFile = join(folder, 'auth.json');
    const auth = Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64');
    await writeFile(authFile, JSON.stringify({ auths: { [registry]: { auth } } }), { mode: 0o600, flag: 'wx' });
    return use(authFile);
  });
}

async function privateFolder(): Promise<string> {
  const runtimeFolder = process.env.XDG_RUNTIME_DIR;
  const isFolder = runtimeFolder ? (await stat(runtimeFolder).catch(() => undefined))?.isDirectory() : false;
  return runtimeFolder && isFolder ? runtimeFolder : tmpdir();
}
