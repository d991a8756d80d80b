/** The project as the server knows it at the moment: the newest snapshot, and who wants to hear of a newer one. */
import type { Snapshot } from '../project/snapshot';
import { emptySnapshot } from './emptySnapshot';

export class Project {
  #snapshot: Snapshot = emptySnapshot;
  readonly #listeners: (() => void)[] = [];

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  onDidChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  replace(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }
}
