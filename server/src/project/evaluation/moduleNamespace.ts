/**
 * The global names of a Python module of the layers. The module is read when the first name is asked for, and its functions are compiled
 * when they are: what is imported is far more than what runs while a recipe is evaluated.
 */
import type { PyValue } from '../../python/value';

export interface ModuleCode {
  /** The sources of functions, by name, that are defined when they are asked for. */
  readonly functions: ReadonlyMap<string, string>;
  /** Does what importing the module does, besides. */
  run(namespace: ModuleNamespace): void;
  /** Defines one of the functions. */
  define(source: string, namespace: ModuleNamespace): void;
}

export class ModuleNamespace extends Map<string, PyValue> {
  /** Names that all modules know and none has. */
  readonly #common: ReadonlyMap<string, PyValue>;
  readonly #read: () => ModuleCode;
  #code: ModuleCode | undefined;
  readonly #waiting = new Map<string, string>();

  constructor(common: ReadonlyMap<string, PyValue>, read: () => ModuleCode) {
    super();
    this.#common = common;
    this.#read = read;
  }

  override get(name: string): PyValue | undefined {
    const own = super.get(name);
    if (own !== undefined) return own;
    const code = this.#loaded();
    const source = this.#waiting.get(name);
    if (source !== undefined) {
      this.#waiting.delete(name);
      code.define(source, this);
    }
    return super.get(name) ?? this.#common.get(name);
  }

  override has(name: string): boolean {
    this.#loaded();
    return super.has(name) || this.#waiting.has(name);
  }

  override keys(): ReturnType<Map<string, PyValue>['keys']> {
    this.#defineAll();
    return super.keys();
  }

  override entries(): ReturnType<Map<string, PyValue>['entries']> {
    this.#defineAll();
    return super.entries();
  }

  override [Symbol.iterator](): ReturnType<Map<string, PyValue>['entries']> {
    return this.entries();
  }

  #loaded(): ModuleCode {
    if (!this.#code) {
      this.#code = this.#read();
      for (const [name, source] of this.#code.functions) this.#waiting.set(name, source);
      this.#code.run(this);
    }
    return this.#code;
  }

  #defineAll(): void {
    this.#loaded();
    for (const name of [...this.#waiting.keys()]) this.get(name);
  }
}
