/** A real registry (Debian's docker-registry) on the loopback interface, for as long as a test needs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestRegistry {
  /** Host and port, as a reference begins: `127.0.0.1:41013`. */
  readonly address: string;
  /** The digest that the registry has for a tag, asked of its HTTP interface; undefined if it has none. */
  digestOf(repository: string, tag: string): Promise<string | undefined>;
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  /** With what it has stored, at the same address. */
  startAgain(): Promise<void>;
}

/** Files in PEM. */
export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
}

/** The only account of a registry that asks for one. */
export const registryAccount = { username: 'builder', password: 'right password' } as const;

/** `registryAccount` as htpasswd writes it; the registry takes bcrypt only. */
const htpasswdLine = 'builder:$2b$05$abcdefghijklmnopqrstuuChQd15jl6x5/jaJ9KDukc2t1X7oMLPa\n';

const startLimitMs = 20_000;

export interface RegistryOptions {
  /** It answers only to `registryAccount`. */
  readonly asksForAccount?: boolean;
  /** It speaks TLS, with a certificate for 127.0.0.1. */
  readonly tls?: ServerCertificate;
}

/** Starts a registry on a free port. */
export async function startRegistry(options: RegistryOptions = {}): Promise<TestRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'metavirt-registry-'));
  await writeFile(join(folder, 'htpasswd'), htpasswdLine);
  let running: RunningRegistry | undefined;
  async function kill(): Promise<void> {
    running?.process.kill('SIGKILL');
    await running?.ended;
  }
  async function stop(): Promise<void> {
    running?.process.kill('SIGTERM');
    await running?.ended;
    await rm(folder, { recursive: true, force: true });
  }
  try {
    running = await runRegistry(folder, options, '127.0.0.1:0');
    const { address } = running;
    return {
      address,
      stop,
      kill,
      async startAgain() {
        running = await runRegistry(folder, options, address);
      },
      digestOf: (repository, tag) => digestOf(address, repository, tag, options),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface RunningRegistry {
  readonly process: ChildProcess;
  readonly ended: Promise<void>;
  readonly address: string;
}

async function runRegistry(folder: string, options: RegistryOptions, address: string): Promise<RunningRegistry> {
  const { asksForAccount = false, tls } = options;
  const configuration = {
    version: '0.1',
    storage: { filesystem: { rootdirectory: join(folder, 'storage') } },
    http: { addr: address, ...(tls ? { tls: { certificate: tls.certificate, key: tls.key } } : {}) },
    ...(asksForAccount ? { auth: { htpasswd: { realm: 'test', path: join(folder, 'htpasswd') } } } : {}),
  };
  // YAML takes JSON as it is.
  await writeFile(join(folder, 'config.yml'), JSON.stringify(configuration));
  const registry = spawn('docker-registry', ['serve', join(folder, 'config.yml')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
  });
  const ended = new Promise<void>((resolve) => registry.once('close', () => resolve()));
  try {
    return { process: registry, ended, address: await listeningAddress(registry.stderr, ended) };
  } catch (error) {
    registry.kill('SIGKILL');
    await ended;
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
  { asksForAccount = false, tls }: RegistryOptions,
): Promise<string | undefined> {
  const { username, password } = registryAccount;
  const url = `${tls ? 'https' : 'http'}://${address}/v2/${repository}/manifests/${tag}`;
  const options = {
    method: 'HEAD',
    headers: { accept: manifestTypes.join(', ') },
    ...(asksForAccount ? { auth: `${username}:${password}` } : {}),
    ...(tls ? { ca: await readFile(tls.authority) } : {}),
  };
  return new Promise((resolve, reject) => {
    const request = (tls ? https : http).request(url, options, (response) => {
      response.resume();
      const digest = response.headers['docker-content-digest'];
      resolve(response.statusCode === 200 && typeof digest === 'string' ? digest : undefined);
    });
    request.once('error', reject).end();
  });
}
