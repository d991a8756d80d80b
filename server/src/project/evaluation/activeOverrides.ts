/** OVERRIDES: which of them are active, and which of several wins. */
import { type PyValue, Unknown } from '../../python/value';
import { namesReadBy } from './namesReadBy';

/** How OVERRIDES is read, and what else its owner does for it. */
export interface OverridesReader {
  /** The expanded value of OVERRIDES. */
  read(): PyValue;
  /** Other overrides are active: what was expanded may have become another. */
  changed(): void;
  spend(steps: number): void;
  fatal(message: string): never;
}

/** Overrides that depend on overridden variables settle after two rounds, or BitBake gives up. */
const ROUND_LIMIT = 5;

export class ActiveOverrides {
  readonly #reader: OverridesReader;
  /** The variables on whose change OVERRIDES is read again: those that BitBake has seen it depend on. */
  readonly #sources: Set<string>;
  #list: readonly string[] | undefined;
  #set: ReadonlySet<string> = new Set();
  #unknown: Unknown | undefined;
  #isReading = false;

  constructor(reader: OverridesReader, parent: ActiveOverrides | undefined) {
    this.#reader = reader;
    this.#sources = new Set(parent ? parent.#sources : ['OVERRIDES', 'FILE']);
  }

  /** The strongest last; empty where it cannot be told. */
  get list(): readonly string[] {
    this.#need();
    return this.#list ?? [];
  }

  /** Why it cannot be told which overrides are active. */
  get unknown(): Unknown | undefined {
    this.#need();
    return this.#unknown;
  }

  /** Whether all of the overrides, with colons between them, are active; true without any. */
  includes(overrides: string): boolean {
    if (overrides === '') return true;
    this.#need();
    if (this.#set.has(overrides)) return true;
    return overrides.includes(':') && overrides.split(':').every((each) => this.#set.has(each));
  }

  /**
   * Of several overrides the active one that stands last in OVERRIDES. Those of several parts lose the part that is looked at, until what
   * is left of them is looked at itself.
   */
  chosenOf(overrides: ReadonlySet<string>): string | undefined {
    this.#reader.spend(1 + (overrides.size >> 3));
    const active = new Map<string, string>();
    let areSimple = true;
    for (const override of overrides) {
      if (!this.includes(override)) continue;
      active.set(override, override);
      areSimple &&= !override.includes(':');
    }
    if (active.size === 0) return undefined;
    if (active.size === 1 && areSimple) return active.keys().next().value;
    return areSimple ? this.list.findLast((each) => active.has(each)) : this.#chosenOfParts(active);
  }

  #chosenOfParts(active: Map<string, string>): string | undefined {
    let chosen: string | undefined;
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const override of this.list) {
        this.#reader.spend(active.size);
        for (const rest of [...active.keys()]) {
          // What was taken from a longer one may have come in the place of one that is still to be looked at.
          const full = active.get(rest);
          if (full === undefined) continue;
          if (rest.endsWith(`:${override}`)) {
            active.delete(rest);
            active.set(rest.replaceAll(`:${override}`, ''), full);
            isChanged = true;
          } else if (rest === override) {
            active.delete(rest);
            chosen = full;
          }
        }
      }
    }
    return chosen;
  }

  /** OVERRIDES is read again when it is needed. */
  forget(): void {
    this.#list = undefined;
  }

  /** A variable has got a value: OVERRIDES may have become another, and depend on what the value names. */
  noteValue(name: string, value: PyValue): void {
    if (!this.#sources.has(name)) return;
    if (typeof value === 'string') for (const each of namesReadBy(value)) this.#sources.add(each);
    this.#list = undefined;
    this.#reader.changed();
  }

  #need(): void {
    if (this.#list !== undefined || this.#isReading) return;
    this.#unknown = undefined;
    for (let round = 0; round < ROUND_LIMIT; round++) {
      const first = this.#readWithNoneActive();
      this.#use(first);
      this.#reader.changed();
      const settled = this.#read();
      this.#use(settled);
      if (settled.join(':') === first.join(':')) return;
    }
    this.#reader.fatal('OVERRIDES does not settle: it names variables whose own values depend on overrides.');
  }

  #readWithNoneActive(): readonly string[] {
    this.#isReading = true;
    try {
      this.#use([]);
      return this.#read();
    } finally {
      this.#isReading = false;
    }
  }

  #read(): readonly string[] {
    const value = this.#reader.read();
    if (value instanceof Unknown) this.#unknown = value;
    return typeof value === 'string' ? value.split(':') : [''];
  }

  #use(list: readonly string[]): void {
    this.#reader.spend(list.length >> 2);
    this.#list = list;
    this.#set = new Set(list);
  }
}
