/** The global names of metadata's Python: modules, and the functions that `def` defines, each compiled when it is first called. */
import type { PyValue } from '../../python/value';

export interface PythonDefinition {
  readonly source: string;
  readonly path: string;
  /** Where the source stands, from 1. */
  readonly line: number;
}

/** Defines in the namespace what the source does. */
export type Execute = (definition: PythonDefinition, namespace: Namespace) => void;

/** A Map that looks in the namespace it extends for what it lacks: a recipe sees the functions of the configuration. */
export class Namespace extends Map<string, PyValue> {
  readonly #parent: Namespace | undefined;
  readonly #definitions = new Map<string, PythonDefinition>();
  readonly #execute: Execute;

  constructor(execute: Execute, parent?: Namespace) {
    super();
    this.#execute = execute;
    this.#parent = parent;
  }

  define(name: string, definition: PythonDefinition): void {
    this.delete(name);
    this.#definitions.set(name, definition);
  }

  override get(name: string): PyValue | undefined {
    const known = super.get(name);
    if (known !== undefined) return known;
    // Compiled anew for each namespace: BitBake has one for all, and a function of a class may call one of the recipe.
    const definition = this.definition(name);
    if (!definition) return this.#parent?.get(name);
    this.#execute(definition, this);
    return super.get(name);
  }

  override has(name: string): boolean {
    return super.has(name) || this.#definitions.has(name) || (this.#parent?.has(name) ?? false);
  }

  definition(name: string): PythonDefinition | undefined {
    return this.#definitions.get(name) ?? this.#parent?.definition(name);
  }
}
