/** A real ssh server (Debian's openssh-server) on the loopback interface, with keys of its own and no privileges, for as long as a test needs it. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const startLimitMs = 20_000;

export interface SshServer {
  readonly port: number;
  /** A configuration for ssh with the key that the server lets in. */
  readonly clientConfig: string;
  /** The same without the key of the server. */
  readonly strangerConfig: string;
  stop(): Promise<void>;
}

/** `environment` is what programs see that are run through it. */
export async function startSshServer(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<SshServer> {
  await mkdir(folder, { recursive: true });
  const path = (name: string) => join(folder, name);
  for (const key of ['host', 'client']) await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path(key)]);
  await copyFile(path('client.pub'), path('authorized'));
  const port = await freePort();
  const server = {
    ListenAddress: '127.0.0.1',
    Port: port,
    HostKey: path('host'),
    AuthorizedKeysFile: path('authorized'),
    PidFile: 'none',
    StrictModes: 'no',
    UsePAM: 'no',
    PasswordAuthentication: 'no',
    SetEnv: Object.entries(environment)
      .map(([name, value]) => `"${name}=${value}"`)
      .join(' '),
  };
  await writeFile(path('sshd_config'), settings(server));
  await run('sh', ['-c', 'printf "[127.0.0.1]:%s " "$1"; cat "$2"', 'sh', String(port), path('host.pub')]).then(
    ({ stdout }) => writeFile(path('known_hosts'), stdout),
  );
  await writeFile(path('nobody'), '');
  const client = { IdentityFile: path('client'), IdentitiesOnly: 'yes', User: userInfo().username };
  const hosts = (file: string) => ({ UserKnownHostsFile: path(file), GlobalKnownHostsFile: path('nobody') });
  await writeFile(path('client_config'), settings({ ...client, ...hosts('known_hosts') }));
  await writeFile(path('stranger_config'), settings({ ...client, ...hosts('nobody') }));
  await makePrivilegeFolder();
  const process = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', path('sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => process.once('close', () => resolve()));
  await listening(process.stderr, ended);
  return {
    port,
    clientConfig: path('client_config'),
    strangerConfig: path('stranger_config'),
    async stop() {
      process.kill('SIGTERM');
      await ended;
    },
  };
}

function settings(all: Readonly<Record<string, string | number>>): string {
  return Object.entries(all)
    .map(([key, value]) => `${key} ${value}\n`)
    .join('');
}

/** What the service of Debian makes when it is started; as another user, sshd does without. */
async function makePrivilegeFolder(): Promise<void> {
  if (process.getuid?.() === 0 && !existsSync('/run/sshd')) await mkdir('/run/sshd', { mode: 0o755 });
}

function listening(log: NodeJS.ReadableStream, ended: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string) => reject(new Error(`sshd ${why}:\n${text}`));
    const limit = setTimeout(() => fail(`did not listen within ${startLimitMs} ms`), startLimitMs);
    void ended.then(() => {
      clearTimeout(limit);
      fail('ended');
    });
    log.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000);
      if (!text.includes('Server listening on')) return;
      clearTimeout(limit);
      resolve();
    });
  });
}

/** sshd does not choose one itself. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
