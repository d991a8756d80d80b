/** Compiled sources by their text, so that what many recipes share is compiled once. */
import {
  type CompiledExpression,
  type CompiledModule,
  compileExpression,
  compileModule,
  type SyntaxFailure,
} from './interpreter';

/** Holds what was asked for of late, up to a number of characters of source. */
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

/**
 * Two generations: when the younger one is full it takes the place of the older, of which only what has been asked for since is left. So
 * asking for what is there changes nothing most of the time, as it would if the order of use were kept.
 */
class BoundedCache<Value> {
  #young = new Map<string, Value>();
  #old: ReadonlyMap<string, Value> = new Map();
  readonly #generationLimit: number;
  readonly #make: (source: string) => Value;
  /** Of the younger generation. */
  #characterCount = 0;

  constructor(limit: number, make: (source: string) => Value) {
    this.#generationLimit = limit / 2;
    this.#make = make;
  }

  get(source: string): Value {
    const known = this.#young.get(source);
    if (known !== undefined) return known;
    const value = this.#old.get(source) ?? this.#make(source);
    if (this.#characterCount + source.length > this.#generationLimit) {
      // What is larger than a generation leaves room for nothing else.
      this.#old = source.length > this.#generationLimit ? new Map() : this.#young;
      this.#young = new Map();
      this.#characterCount = 0;
    }
    this.#young.set(source, value);
    this.#characterCount += source.length;
    return value;
  }
}
