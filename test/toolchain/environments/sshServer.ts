/** A real sshd for one connection at a time: ssh starts it in place of a connection, so that it needs neither a port nor a service. */
import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** Prepares a server with its keys in a folder; returns what lets ssh reach it as the host `builder`. */
export async function prepareSshServer(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true });
  for (const name of ['host_key', 'user_key']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  }
  await copyFile(join(folder, 'user_key.pub'), join(folder, 'authorized_keys'));
  await chmod(join(folder, 'user_key'), 0o600);
  const server = [
    `HostKey ${folder}/host_key`,
    `AuthorizedKeysFile ${folder}/authorized_keys`,
    'PermitRootLogin prohibit-password',
    'StrictModes no',
    'UsePAM no',
  ];
  await writeFile(join(folder, 'sshd_config'), `${server.join('\n')}\n`);
  const client = [
    'Host builder',
    `User ${userInfo().username}`,
    `IdentityFile ${folder}/user_key`,
    'IdentitiesOnly yes',
    `UserKnownHostsFile ${folder}/known_hosts`,
    'StrictHostKeyChecking accept-new',
    'LogLevel ERROR',
    `ProxyCommand /usr/sbin/sshd -i -f ${folder}/sshd_config`,
  ];
  await writeFile(join(folder, 'ssh_config'), `${client.join('\n')}\n`);
  return ['-F', join(folder, 'ssh_config')];
}
