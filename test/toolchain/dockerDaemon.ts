/** A real dockerd (Debian's docker.io) with a storage, a socket and a network of its own, for as long as a test needs it. Only root may start one. */
import { execFile, spawn } from 'node:child_process';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface DockerDaemon {
  /** As DOCKER_HOST takes it. */
  readonly address: string;
  /** Ends it with all that it has started, and removes all that it has stored. Throws if a process of it is left. */
  stop(): Promise<void>;
}

const startLimitMs = 60_000;
const endLimitMs = 15_000;
const pollDelayMs = 100;

/** Works in `folder`, which is made for it. */
export async function startDocker(folder: string): Promise<DockerDaemon> {
  await mkdir(folder);
  const path = (name: string) => join(folder, name);
  const address = `unix://${path('docker.sock')}`;
  const bridge = await makeBridge();
  const log = await open(path('log'), 'w');
  const options = [
    ...['--host', address, '--pidfile', path('pid')],
    ...['--data-root', path('data'), '--exec-root', path('exec')],
    // The driver works on any file system. Published ports lead through docker-proxy, without rules of the firewall.
    ...['--storage-driver', 'vfs', '--iptables=false', '--bridge', bridge],
  ];
  const daemon = spawn('dockerd', options, { stdio: ['ignore', log.fd, log.fd] });
  await log.close();
  const ended = new Promise<void>((resolve) => daemon.once('close', () => resolve()));
  const stop = async () => {
    daemon.kill('SIGTERM');
    await ended;
    await run('ip', ['link', 'delete', bridge]);
    await waitUntil(async () => (await processesNaming(folder)).length === 0, endLimitMs).catch(async () => {
      throw new Error(`Docker left running: ${(await processesNaming(folder)).join('\n')}`);
    });
    for (const mount of await mountsBelow(folder)) await run('umount', [mount]);
    await rm(folder, { recursive: true });
  };
  try {
    await waitUntil(() => answers(address), startLimitMs);
  } catch {
    const text = await readFile(path('log'), 'utf8');
    await stop();
    throw new Error(`dockerd did not answer within ${startLimitMs} ms:\n${text.slice(-2000)}`);
  }
  return { address, stop };
}

/** A network of this process alone, so that several tests may have a daemon. */
async function makeBridge(): Promise<string> {
  const bridge = `docker-${process.pid}`;
  await run('ip', ['link', 'add', bridge, 'type', 'bridge']);
  const subnet = `10.${200 + ((process.pid >> 8) % 50)}.${process.pid % 256}.1/24`;
  await run('ip', ['address', 'add', subnet, 'dev', bridge]);
  await run('ip', ['link', 'set', bridge, 'up']);
  return bridge;
}

function answers(address: string): Promise<boolean> {
  return run('docker', ['--host', address, 'version']).then(
    () => true,
    () => false,
  );
}

async function waitUntil(holds: () => Promise<boolean>, limitMs: number): Promise<void> {
  const giveUpAt = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error('It took too long.');
    await setTimeout(pollDelayMs);
  }
}

/** The daemon, its containerd and the shims of its containers are all told where its files are. */
async function processesNaming(folder: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.map((line) => line.replaceAll('\0', ' ')).filter((line) => line.includes(folder));
}

/** A namespace of the network stays mounted after the daemon has ended. */
async function mountsBelow(folder: string): Promise<readonly string[]> {
  const lines = (await readFile('/proc/mounts', 'utf8')).split('\n');
  return lines.map((line) => line.split(' ')[1] ?? '').filter((mount) => mount.startsWith(`${folder}/`));
}
