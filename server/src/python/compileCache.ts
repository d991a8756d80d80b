/** Compiled sources by their text, so that what many recipes share is compiled once. */
import {
  type CompiledExpression,
  type CompiledModule,
  compileExpression,
  compileModule,
  type SyntaxFailure,
} from './interpreter';

/** Holds what was asked for last, up to a number of characters of source. */
export class CompileCache {
  readonly #expressions: BoundedCache<CompiledExpression | SyntaxFailure>;
  readonly #modules: BoundedCache<CompiledModule | SyntaxFailure>;

  constructor(characterLimit = 4_000_000) {
    this.#expressions = new BoundedCache(characterLimit / 2, compileExpression);
    this.#modules = new BoundedCache(characterLimit / 2, compileModule);
  }

  expression(source: string): CompiledExpression | SyntaxFailure {
    return this.#expressions.get(source);
  }

  module(source: string): CompiledModule | SyntaxFailure {
    return this.#modules.get(source);
  }
}

class BoundedCache<Value> {
  readonly #values = new Map<string, Value>();
  readonly #limit: number;
  readonly #make: (source: string) => Value;
  #characterCount = 0;

  constructor(limit: number, make: (source: string) => Value) {
    this.#limit = limit;
    this.#make = make;
  }

  get(source: string): Value {
    const known = this.#values.get(source);
    if (known !== undefined) {
      // Behind all others, so that it is dropped last.
      this.#values.delete(source);
      this.#values.set(source, known);
      return known;
    }
    const made = this.#make(source);
    this.#values.set(source, made);
    this.#characterCount += source.length;
    for (const oldest of this.#values.keys()) {
      if (this.#characterCount <= this.#limit) break;
      this.#values.delete(oldest);
      this.#characterCount -= oldest.length;
    }
    return made;
  }
}
