/** A real sshd (Debian's openssh-server) for one connection at a time: ssh starts it in place of a connection, so that it needs neither a port nor a service. */
import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** Configuration files with which ssh reaches the server as the host `builder`. */
export interface SshServer {
  readonly configFile: string;
  /** Does not know the key of the server. */
  readonly strangerConfigFile: string;
}

/** Prepares a server with its keys in a folder; `environment` is what programs see that are run through it. */
export async function prepareSshServer(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<SshServer> {
  await mkdir(folder, { recursive: true });
  const path = (name: string) => join(folder, name);
  // The service of Debian makes it when it is started; as another user, sshd does without.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  for (const name of ['host_key', 'user_key']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path(name)]);
  }
  await copyFile(path('user_key.pub'), path('authorized_keys'));
  await chmod(path('user_key'), 0o600);
  const variables = Object.entries(environment).map(([name, value]) => `"${name}=${value}"`);
  await writeLines(path('sshd_config'), [
    `HostKey ${path('host_key')}`,
    `AuthorizedKeysFile ${path('authorized_keys')}`,
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'StrictModes no',
    'UsePAM no',
    ...(variables.length > 0 ? [`SetEnv ${variables.join(' ')}`] : []),
  ]);
  await writeLines(path('known_hosts'), [`builder ${await readFile(path('host_key.pub'), 'utf8')}`]);
  const client = (knownHosts: string) => [
    'Host builder',
    `User ${userInfo().username}`,
    `IdentityFile ${path('user_key')}`,
    'IdentitiesOnly yes',
    `UserKnownHostsFile ${knownHosts}`,
    'GlobalKnownHostsFile /dev/null',
    'LogLevel ERROR',
    `ProxyCommand /usr/sbin/sshd -i -f ${path('sshd_config')}`,
  ];
  await writeLines(path('ssh_config'), client(path('known_hosts')));
  await writeLines(path('stranger_config'), client('/dev/null'));
  return { configFile: path('ssh_config'), strangerConfigFile: path('stranger_config') };
}

function writeLines(path: string, lines: readonly string[]): Promise<void> {
  return writeFile(path, `${lines.join('\n')}\n`);
}
