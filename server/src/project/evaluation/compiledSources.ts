/** The Python of metadata, compiled once: the same few hundred texts stand in thousands of values. */
import { CompileCache } from '../../python/compileCache';
import { raise } from '../../python/exception';
import { type CompiledExpression, type CompiledModule, SyntaxFailure } from '../../python/interpreter';

export class CompiledSources {
  readonly #cache = new CompileCache();

  /** Throws the `PyException` of a SyntaxError. */
  expression(source: string): CompiledExpression {
    return orSyntaxError(this.#cache.expression(source));
  }

  /** Why Python does not accept a source; undefined where it does. The line counts from 1. */
  syntaxErrorIn(source: string): SyntaxFailure | undefined {
    const code = this.#cache.module(source);
    return code instanceof SyntaxFailure ? code : undefined;
  }

  /** Throws the `PyException` of a SyntaxError. */
  module(source: string): CompiledModule {
    return orSyntaxError(this.#cache.module(source));
  }
}

function orSyntaxError<Code>(code: Code | SyntaxFailure): Code {
  return code instanceof SyntaxFailure ? raise('SyntaxError', code.message) : code;
}
