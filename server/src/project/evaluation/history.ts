/** What happened to a variable, operation by operation, in the order in which BitBake came to it. */
import type { PyValue } from '../../python/value';
import type { Operator } from '../../syntax/bitbake/tree';

/** Where something was written, or done by Python. */
export interface Origin {
  readonly path: string;
  /** Counted from 1: the first physical line of the statement, or of the function that ran. */
  readonly line: number;
}

export interface HistoryEntry {
  readonly origin: Origin | undefined;
  /** As written (`+=`, `:append`), or what was done: `unset`, `rename`, `export`; `python` where Python assigned it. */
  readonly operation:
    | Operator
    | ':append'
    | ':prepend'
    | ':remove'
    | 'unset'
    | 'rename'
    | 'export'
    | 'python'
    | 'function';
  /** The variable as written, overrides included; not its `:append`. */
  readonly name: string;
  readonly flag: string | undefined;
  /** As written, not expanded. */
  readonly text: PyValue;
  /** What must be active for `:append` and the like to count; empty where nothing must. */
  readonly overrides: string;
}

/** A history entry with its place among those of all variables. */
export interface OrderedEntry extends HistoryEntry {
  readonly order: number;
}

/** Entries by variable; a copied datastore sees those of its parent, and adds its own. */
export class History {
  readonly #parent: History | undefined;
  readonly #entries = new Map<string, OrderedEntry[]>();
  #count: number;

  constructor(parent?: History) {
    this.#parent = parent;
    this.#count = parent ? parent.#count : 0;
  }

  add(variable: string, entry: HistoryEntry): void {
    const { origin, operation, name, flag, text, overrides } = entry;
    const ordered = { origin, operation, name, flag, text, overrides, order: this.#count++ };
    const entries = this.#entries.get(variable);
    if (entries) entries.push(ordered);
    else this.#entries.set(variable, [ordered]);
  }

  of(variable: string): readonly OrderedEntry[] {
    const own = this.#entries.get(variable) ?? [];
    return this.#parent ? [...this.#parent.of(variable), ...own] : own;
  }
}
