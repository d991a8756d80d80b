/** Credentials for a registry, handed to skopeo in a file that only this user can read and that is gone afterwards. */
import { withPrivateFile } from '../privateFile';

export interface RegistryCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Writes the credentials in the format of containers-auth.json(5), calls `use` with the file's path, and removes the file
 * whether `use` succeeds or not.
 */
export function withAuthFile<Result>(
  registry: string,
  credentials: RegistryCredentials,
  use: (authFile: string) => Promise<Result>,
): Promise<Result> {
  const auth = Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64');
  return withPrivateFile('auth.json', JSON.stringify({ auths: { [registry]: { auth } } }), use);
}
