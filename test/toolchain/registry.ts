/** A real registry (Debian's docker-registry) on the loopback interface, for as long as a test needs it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestRegistry {
  /** Host and port, as a reference begins: `127.0.0.1:41013`. */
  readonly address: string;
  /** The digest that the registry has for a tag, asked of its HTTP interface; undefined if it has none. */
  digestOf(repository: string, tag: string): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** The only account of a registry that asks for one. */
export const registryAccount = { username: 'builder', password: 'right password' } as const;

/** `registryAccount` as htpasswd writes it; the registry takes bcrypt only. */
const htpasswdLine = 'builder:$2b$05$abcdefghijklmnopqrstuuChQd15jl6x5/jaJ9KDukc2t1X7oMLPa\n';

const startLimitMs = 20_000;

/** Starts a registry on a free port; with `asksForAccount` it answers only to `registryAccount`. */
export async function startRegistry({ asksForAccount = false } = {}): Promise<TestRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'metavirt-registry-'));
  const passwords = join(folder, 'htpasswd');
  const configuration = {
    version: '0.1',
    storage: { filesystem: { rootdirectory: join(folder, 'storage') } },
    http: { addr: '127.0.0.1:0' },
    ...(asksForAccount ? { auth: { htpasswd: { realm: 'test', path: passwords } } } : {}),
  };
  await writeFile(passwords, htpasswdLine);
  // YAML takes JSON as it is.
  await writeFile(join(folder, 'config.yml'), JSON.stringify(configuration));
  const registry = spawn('docker-registry', ['serve', join(folder, 'config.yml')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
  });
  const ended = new Promise<void>((resolve) => registry.once('close', () => resolve()));
  async function stop(): Promise<void> {
    registry.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
  try {
    const address = await listeningAddress(registry.stderr, ended);
    return { address, stop, digestOf: (repository, tag) => digestOf(address, repository, tag, asksForAccount) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The registry logs where it listens, which is the only way to learn a port that it chose itself. */
function listeningAddress(log: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string) => reject(new Error(`docker-registry ${why}:\n${text}`));
    const limit = setTimeout(() => fail(`did not listen within ${startLimitMs} ms`), startLimitMs);
    void ended.then(() => fail('ended'));
    log.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000);
      const address = /listening on (127\.0\.0\.1:\d+)/.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    });
  });
}

const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

async function digestOf(
  address: string,
  repository: string,
  tag: string,
  withAccount: boolean,
): Promise<string | undefined> {
  const { username, password } = registryAccount;
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const response = await fetch(`http://${address}/v2/${repository}/manifests/${tag}`, {
    method: 'HEAD',
    headers: { accept: manifestTypes.join(', '), ...(withAccount ? { authorization: `Basic ${basic}` } : {}) },
  });
  return response.ok ? (response.headers.get('docker-content-digest') ?? undefined) : undefined;
}
