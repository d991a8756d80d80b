/** Which variables may replace the value of another: those whose names are its name with overrides. */
import { overrideSplits } from './variableName';

/** The overrides of the variables that replace one. A set is replaced or owned: copied datastores share it. */
interface Overriding {
  readonly overrides: Set<string>;
  readonly owner: OverridingVariables;
}

export class OverridingVariables {
  #parent: OverridingVariables | undefined;
  /** By the variable that is overridden; undefined hides what the parent has. */
  readonly #own = new Map<string, Overriding | undefined>();

  constructor(parent: OverridingVariables | undefined) {
    this.#parent = parent;
  }

  /** The overrides for which there is a variable, in the order in which they came up; undefined where there was never one. */
  of(name: string): ReadonlySet<string> | undefined {
    return this.#find(name)?.overrides;
  }

  /** Takes note of a variable that was set. */
  note(name: string): void {
    if (!name.includes(':')) return;
    for (const { base, override } of overrideSplits(name)) {
      if (!this.of(base)?.has(override)) this.#writable(base).add(override);
    }
  }

  /** A variable is gone: nothing overrides it, and it overrides nothing. */
  forget(name: string): void {
    this.#own.set(name, undefined);
    for (const { base, override } of overrideSplits(name)) {
      if (this.of(base)?.has(override)) this.#writable(base).delete(override);
    }
  }

  set(name: string, overrides: ReadonlySet<string> | undefined): void {
    this.#own.set(name, overrides && { overrides: new Set(overrides), owner: this });
  }

  /** The variables that are overridden. */
  names(): Iterable<string> {
    const names = new Set<string>();
    for (let each: OverridingVariables | undefined = this; each; each = each.#parent) {
      for (const name of each.#own.keys()) names.add(name);
    }
    return names;
  }

  /** As `VariableRecords.flatten`. */
  flatten(): void {
    for (let below = this.#parent; below; below = below.#parent) {
      for (const [name, overriding] of below.#own) if (!this.#own.has(name)) this.#own.set(name, overriding);
    }
    this.#parent = undefined;
  }

  #find(name: string): Overriding | undefined {
    for (let each: OverridingVariables | undefined = this; each; each = each.#parent) {
      if (each.#own.has(name)) return each.#own.get(name);
    }
    return undefined;
  }

  #writable(name: string): Set<string> {
    const known = this.#find(name);
    if (known?.owner === this) return known.overrides;
    const overrides = new Set(known?.overrides);
    this.#own.set(name, { overrides, owner: this });
    return overrides;
  }
}
