/** Runs VS Code's own server, which serves the web workbench and starts the extension hosts, on a free loopback port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Installation } from '../installation/install';
import { writeUserSettings } from './userSettings';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

export interface CodeServerOptions {
  readonly installation: Installation;
  /** Holds everything that the server writes; the caller removes it. */
  readonly stateFolder: string;
  readonly extensionsFolder?: string;
  /** Without it every folder counts as trusted. */
  readonly asksForTrust?: boolean;
  /**
   * Lets the workbench load an extension under development and its tests. It shows no notifications and no dialogs then, so it is
   * not for a person.
   */
  readonly isDrivenByTests?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface CodeServer {
  /** `127.0.0.1:PORT`, which is also the remote authority of the files that the workbench opens. */
  readonly authority: string;
  /** Settles when the server ends, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server and waits until it listens. Fails with what the server said when it ends before that. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const temporary = join(options.stateFolder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const userDataFolder = join(options.stateFolder, 'user-data');
  writeUserSettings(userDataFolder, { asksForTrust: options.asksForTrust ?? false });
  const server = spawn(options.installation.node, serverArguments(options, userDataFolder), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that the extension hosts and what they started end with it.
    detached: true,
    // An empty gallery keeps the server from looking for extensions on the network.
    // Sockets and logs that it leaves behind when it is killed go with the state folder.
    env: {
      EXTENSIONS_GALLERY: '{}',
      ...process.env,
      ...options.environment,
      TMPDIR: temporary,
      XDG_RUNTIME_DIR: temporary,
    },
  });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  try {
    return { authority: `127.0.0.1:${await listeningPort(server)}`, ended, stop: () => stopGroup(server, ended) };
  } catch (error) {
    await stopGroup(server, ended);
    throw error;
  }
}

function serverArguments(options: CodeServerOptions, userDataFolder: string): readonly string[] {
  return [
    options.installation.serverMain,
    ...['--host', '127.0.0.1', '--port', '0'],
    '--without-connection-token',
    '--accept-server-license-terms',
    ...(options.isDrivenByTests ? ['--enable-smoke-test-driver'] : []),
    ...['--server-data-dir', join(options.stateFolder, 'server-data'), '--user-data-dir', userDataFolder],
    ...(options.extensionsFolder ? ['--extensions-dir', options.extensionsFolder] : []),
    ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
    ...['--disable-telemetry', '--telemetry-level', 'off', '--disable-experiments', '--disable-update-check'],
    '--disable-getting-started-override',
    // The extension host gets the environment given here, not what a login shell would make of it.
    '--force-disable-user-env',
  ];
}

/** The port that the server chose, as its output names it. */
function listeningPort(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    const fail = (reason: string) => reject(new Error(`${reason}\n${output.join('\n')}`));
    void setTimeout(START_TIMEOUT_MS, undefined, { ref: false }).then(() =>
      fail(`the VS Code server did not listen within ${START_TIMEOUT_MS} ms`),
    );
    server.once('error', reject);
    server.once('close', (code) => fail(`the VS Code server ended with exit code ${code}`));
    for (const stream of [server.stdout, server.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line);
        const port = /^Extension host agent listening on (\d+)$/.exec(line)?.[1];
        if (port) resolve(port);
      });
    }
  });
}

async function stopGroup(server: ChildProcess, ended: Promise<void>): Promise<void> {
  if (server.pid === undefined) return;
  signalGroup(server.pid, 'SIGTERM');
  await Promise.race([ended, setTimeout(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  signalGroup(server.pid, 'SIGKILL');
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // Nobody is left in the group.
  }
}
