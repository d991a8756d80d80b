/** A language server's process seen from outside: what goes over its standard input and output, in bytes and milliseconds. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

export interface Reply {
  readonly result: unknown;
  /** The length of the message's body. */
  readonly bytes: number;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export class RpcConnection {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  readonly #notified = new Map<string, (params: unknown) => void>();
  #received = Buffer.alloc(0);
  #nextId = 1;

  constructor(command: readonly string[]) {
    const [program = process.execPath, ...args] = command;
    this.#process = spawn(program, args, { stdio: 'pipe' });
    this.#process.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#process.stderr.resume();
    this.#process.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`The server ended with ${code}`));
    });
  }

  get processId(): number {
    return this.#process.pid ?? -1;
  }

  request(method: string, params: unknown): Promise<Reply> {
    const id = this.#nextId++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** The parameters of the next notification of a method. */
  nextNotification(method: string): Promise<unknown> {
    return new Promise((resolve) => this.#notified.set(method, resolve));
  }

  close(): void {
    this.#process.removeAllListeners('exit');
    this.#process.kill();
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #read(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const headerEnd = this.#received.indexOf('\r\n\r\n');
      if (headerEnd === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, headerEnd))?.[1]);
      const end = headerEnd + 4 + length;
      if (this.#received.length < end) return;
      const body = this.#received.toString('utf8', headerEnd + 4, end);
      this.#received = this.#received.subarray(end);
      this.#handle(JSON.parse(body) as Message, length);
    }
  }

  #handle(message: Message, bytes: number): void {
    if (message.method !== undefined) {
      // A server that asks for its configuration or registers something must not wait for ever.
      if (message.id !== undefined) this.#send({ id: message.id, result: answerTo(message) });
      else this.#notified.get(message.method)?.(message.params);
      return;
    }
    const waiting = this.#waiting.get(Number(message.id));
    this.#waiting.delete(Number(message.id));
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve({ result: message.result, bytes });
  }
}

function answerTo({ method, params }: Message): unknown {
  if (method !== 'workspace/configuration') return null;
  const { items } = params as { items: readonly unknown[] };
  return items.map(() => null);
}
