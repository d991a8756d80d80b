/** The trees of the images that were asked for last: to read one takes seconds, and a page that shows it asks for one folder after the other. */
import type { ImageWork } from '../../images/imageHost';
import type { ImageTrees } from '../../images/layers/imageContents';

/** Of all remembered trees, about 400 bytes each; the last one is kept however many it has. */
const mostNodes = 100_000;
const mostImages = 4;

/** Nobody looks at the images any more then. */
const forgetAfterMs = 10 * 60 * 1000;

interface Reading {
  readonly trees: Promise<ImageTrees>;
  readonly controller: AbortController;
  /** Who waits for it. */
  readonly waiting: Set<ImageWork>;
}

export class RememberedTrees {
  /** The one used last stands last. */
  private readonly known = new Map<string, ImageTrees>();
  private readonly readings = new Map<string, Reading>();
  private forgetting: NodeJS.Timeout | undefined;

  /**
   * What is known under a key, else what `read` gives, which two who ask at the same time share. Rejects as soon as the caller gives it up; the
   * reading itself is given up when all have.
   */
  async get(key: string, work: ImageWork, read: (work: ImageWork) => Promise<ImageTrees>): Promise<ImageTrees> {
    const known = this.known.get(key);
    if (known) {
      this.keep(key, known);
      return known;
    }
    const reading = this.readings.get(key) ?? this.begin(key, read);
    reading.waiting.add(work);
    return new Promise((resolve, reject) => {
      const { signal } = work;
      const giveUp = () => {
        reading.waiting.delete(work);
        if (reading.waiting.size === 0) reading.controller.abort(signal?.reason);
        reject(signal?.reason);
      };
      if (signal?.aborted) return giveUp();
      signal?.addEventListener('abort', giveUp, { once: true });
      reading.trees.then(resolve, reject).finally(() => signal?.removeEventListener('abort', giveUp));
    });
  }

  private begin(key: string, read: (work: ImageWork) => Promise<ImageTrees>): Reading {
    const controller = new AbortController();
    const waiting = new Set<ImageWork>();
    const advance = (bytes: number) => {
      for (const work of waiting) work.advance?.(bytes);
    };
    const trees = read({ signal: controller.signal, advance });
    const reading = { trees, controller, waiting };
    this.readings.set(key, reading);
    const end = () => {
      if (this.readings.get(key) === reading) this.readings.delete(key);
    };
    controller.signal.addEventListener('abort', end, { once: true });
    trees
      .then(
        (read) => this.keep(key, read),
        () => {},
      )
      .finally(end);
    return reading;
  }

  private keep(key: string, trees: ImageTrees): void {
    this.known.delete(key);
    this.known.set(key, trees);
    clearTimeout(this.forgetting);
    this.forgetting = setTimeout(() => this.known.clear(), forgetAfterMs).unref();
    const nodeCount = () => [...this.known.values()].reduce((sum, each) => sum + each.nodeCount, 0);
    for (const oldest of [...this.known.keys()]) {
      if (oldest === key || (this.known.size <= mostImages && nodeCount() <= mostNodes)) return;
      this.known.delete(oldest);
    }
  }
}
