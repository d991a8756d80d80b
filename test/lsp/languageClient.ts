/** A language client for tests: starts the `metavirt` program and speaks JSON-RPC with it over its standard streams. */
import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MessageReader, type RpcMessage } from './messageReader';

const program = fileURLToPath(new URL('../../server/bin/metavirt.js', import.meta.url));

/** How long an answer may take before the test gives up. */
const answerTimeoutMs = 10_000;

export interface PublishedDiagnostics {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly PublishedDiagnostic[];
}

export interface PublishedDiagnostic {
  readonly range: Range;
  readonly severity: number;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: string;
  readonly message: string;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** An answer that is an error. */
export class RpcError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

type Waiting = { readonly accepts: (message: RpcMessage) => boolean; readonly resolve: (message: RpcMessage) => void };

export class LanguageClient {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: Waiting[] = [];
  readonly #unclaimed: RpcMessage[] = [];
  #nextId = 1;
  #standardError = '';
  /** All notifications and requests of the server, in the order in which they came. */
  readonly received: RpcMessage[] = [];

  constructor(argumentsOfProgram: readonly string[] = ['--stdio']) {
    this.#process = spawn(process.execPath, [program, ...argumentsOfProgram], { stdio: 'pipe' });
    const reader = new MessageReader((message) => this.#take(message));
    this.#process.stdout.on('data', (chunk: Buffer) => reader.add(chunk));
    this.#process.stderr.on('data', (chunk: Buffer) => {
      this.#standardError += chunk.toString();
    });
  }

  get standardError(): string {
    return this.#standardError;
  }

  /** Sends `initialize` and `initialized`; gives the server's answer. */
  async initialize(capabilities: object = {}, more: object = {}): Promise<{ capabilities: Record<string, unknown> }> {
    const answer = await this.request('initialize', { processId: process.pid, rootUri: null, capabilities, ...more });
    this.notify('initialized', {});
    return answer as { capabilities: Record<string, unknown> };
  }

  open(uri: string, text: string, languageId = 'bitbake'): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  change(uri: string, version: number, ...contentChanges: readonly { range?: Range; text: string }[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** The diagnostics of a version of a document, sent already or still to come. */
  async diagnosticsOf(uri: string, version: number): Promise<readonly PublishedDiagnostic[]> {
    const message = await this.#next(`diagnostics of ${uri}`, (candidate) => {
      const params = candidate.params as PublishedDiagnostics | undefined;
      return (
        candidate.method === 'textDocument/publishDiagnostics' && params?.uri === uri && params.version === version
      );
    });
    return (message.params as PublishedDiagnostics).diagnostics;
  }

  /** The next message of a method that the server sends of its own accord. */
  async next(method: string): Promise<RpcMessage> {
    return this.#next(method, (message) => message.method === method);
  }

  async request(method: string, params: unknown): Promise<unknown> {
    return this.startRequest(method, params).answer;
  }

  /** Sends a request and gives its id as well, for those who want to cancel it. */
  startRequest(method: string, params: unknown): { readonly id: number; readonly answer: Promise<unknown> } {
    const id = this.#nextId++;
    const answer = this.#next(`answer to ${method}`, (message) => message.id === id && message.method === undefined);
    this.#send({ jsonrpc: '2.0', id, method, params });
    return {
      id,
      answer: answer.then((message) => {
        if (message.error) throw new RpcError(message.error.code, message.error.message);
        return message.result;
      }),
    };
  }

  notify(method: string, params: unknown): void {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  /** Answers a request of the server. */
  respond(id: number | string, result: unknown): void {
    this.#send({ jsonrpc: '2.0', id, result });
  }

  /** Answers a request of the server with an error. */
  refuse(id: number | string): void {
    this.#send({ jsonrpc: '2.0', id, error: { code: -32603, message: 'not here' } });
  }

  /** Sends bytes as they are. */
  write(bytes: string): void {
    this.#process.stdin.write(bytes);
  }

  /** Shuts the server down as the protocol wants it and gives its exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', null);
    const ended = this.ended();
    this.notify('exit', null);
    return ended;
  }

  /** Closes the server's standard input, as a client does that has crashed. */
  hangUp(): Promise<number | null> {
    const ended = this.ended();
    this.#process.stdin.end();
    return ended;
  }

  ended(): Promise<number | null> {
    if (this.#process.exitCode !== null) return Promise.resolve(this.#process.exitCode);
    return new Promise((resolve) => this.#process.once('exit', resolve));
  }

  kill(): void {
    this.#process.kill();
  }

  #send(message: object): void {
    const content = JSON.stringify(message);
    this.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }

  #take(message: RpcMessage): void {
    if (message.method !== undefined) this.received.push(message);
    const index = this.#waiting.findIndex(({ accepts }) => accepts(message));
    if (index === -1) this.#unclaimed.push(message);
    else this.#waiting.splice(index, 1)[0]?.resolve(message);
  }

  #next(what: string, accepts: (message: RpcMessage) => boolean): Promise<RpcMessage> {
    const index = this.#unclaimed.findIndex(accepts);
    const early = index === -1 ? undefined : this.#unclaimed.splice(index, 1)[0];
    if (early) return Promise.resolve(early);
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(
        () => reject(new Error(`${what} did not come within ${answerTimeoutMs} ms. ${this.#standardError}`)),
        answerTimeoutMs,
      );
      this.#waiting.push({
        accepts,
        resolve: (message) => {
          clearTimeout(timeout);
          resolve(message);
        },
      });
    });
  }
}

/** Runs a test with a client whose server is up, and checks that the server leaves as it should and wrote no error. */
export async function withClient(
  test: (client: LanguageClient) => Promise<void>,
  capabilities: object = {},
  more: object = {},
): Promise<void> {
  const client = new LanguageClient();
  try {
    await client.initialize(capabilities, more);
    await test(client);
    assert.equal(await client.stop(), 0);
    assert.equal(client.standardError, '');
  } finally {
    client.kill();
  }
}
