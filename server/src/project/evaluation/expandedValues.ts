/** The expanded values of a datastore's variables, for as long as nothing changes that they depend on. */
import type { PyValue } from '../../python/value';

export class ExpandedValues {
  readonly #values = new Map<string, PyValue>();
  /** The variables among them that depend on flags: those change more often than any variable. */
  readonly #flagReaders = new Set<string>();
  /** The texts of `:remove` that took something out of a value. */
  readonly #removed = new Map<string, readonly PyValue[]>();
  /** The variables that any of the values depends on. */
  readonly #read = new Set<string>();
  /** Whether what is being expanded has looked at flags so far. */
  #readsFlags = false;

  get(name: string): PyValue | undefined {
    const known = this.#values.get(name);
    if (known !== undefined && this.#flagReaders.size > 0 && this.#flagReaders.has(name)) this.#readsFlags = true;
    return known;
  }

  /** Works a value out and keeps it, unless it is not the one that everybody gets. */
  worked(name: string, isKept: boolean, work: () => PyValue): PyValue {
    const outerReadsFlags = this.#readsFlags;
    this.#readsFlags = false;
    try {
      const value = work();
      if (isKept) {
        this.#values.set(name, value);
        if (this.#readsFlags) this.#flagReaders.add(name);
      }
      return value;
    } finally {
      this.#readsFlags ||= outerReadsFlags;
    }
  }

  /** What `:remove` has taken out of the value that is being worked out. */
  noteRemoved(name: string, texts: readonly PyValue[]): void {
    this.#removed.set(name, texts);
  }

  removedFrom(name: string): readonly PyValue[] {
    return this.#removed.get(name) ?? [];
  }

  /** A variable was looked at. */
  noteVariable(name: string): void {
    this.#read.add(name);
  }

  /** Flags were looked at. */
  noteFlags(): void {
    this.#readsFlags = true;
  }

  /** A variable has changed, and with it those that it overrides: values may have become others, unless none depends on it. */
  forgetReadersOf(name: string): void {
    if (this.#values.size === 0) return;
    for (let end = name.length; end > 0; end = name.lastIndexOf(':', end - 1)) {
      if (!this.#read.has(end === name.length ? name : name.slice(0, end))) continue;
      this.forget();
      return;
    }
  }

  forgetReadersOfFlags(): void {
    for (const name of this.#flagReaders) {
      this.#values.delete(name);
      this.#removed.delete(name);
    }
    this.#flagReaders.clear();
  }

  forget(): void {
    this.#values.clear();
    this.#removed.clear();
    this.#flagReaders.clear();
    this.#read.clear();
  }
}
