/** Hands out the files that are to be looked at by their numbers, each once, to as many threads as ask. */
export class WorkQueue {
  /** What other threads make their queue of, to share the work. */
  readonly shared: SharedArrayBuffer;
  readonly #next: Int32Array;

  constructor(shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.shared = shared;
    this.#next = new Int32Array(shared);
  }

  /** The number of the next file; past the last one once all are taken. */
  take(): number {
    return Atomics.add(this.#next, 0, 1);
  }
}
