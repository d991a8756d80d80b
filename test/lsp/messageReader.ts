/** Takes the messages out of the bytes that a server writes, and accepts nothing but messages. */

export interface RpcMessage {
  readonly jsonrpc: '2.0';
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const headerEnd = Buffer.from('\r\n\r\n');

export class MessageReader {
  readonly #onMessage: (message: RpcMessage) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(onMessage: (message: RpcMessage) => void) {
    this.#onMessage = onMessage;
  }

  /** Throws on bytes that belong to no message: a stray `console.log` breaks every editor. */
  add(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const end = this.#rest.indexOf(headerEnd);
      if (end === -1) return;
      const header = this.#rest.subarray(0, end).toString('ascii');
      const length = /^Content-Length: (\d+)$/.exec(header)?.[1];
      if (length === undefined) throw new Error(`the server wrote something that is no message: ${header}`);
      const contentStart = end + headerEnd.length;
      const contentEnd = contentStart + Number(length);
      if (this.#rest.length < contentEnd) return;
      const content = this.#rest.subarray(contentStart, contentEnd).toString('utf8');
      this.#rest = this.#rest.subarray(contentEnd);
      this.#onMessage(JSON.parse(content) as RpcMessage);
    }
  }
}
