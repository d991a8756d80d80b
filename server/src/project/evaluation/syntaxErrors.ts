/** The syntax errors of functions, each looked for once: a recipe is evaluated again at every edit, most of its functions being the same. */
import { type PythonSyntaxError, statementsError } from '../../syntax/python/syntaxError';

/** The functions of more recipes than anybody has open. */
const SOURCE_LIMIT = 2000;

export class SyntaxErrors {
  readonly #known = new Map<string, PythonSyntaxError | undefined>();

  /** Undefined if Python accepts the source. */
  errorOf(source: string): PythonSyntaxError | undefined {
    if (!this.#known.has(source)) {
      if (this.#known.size >= SOURCE_LIMIT) this.#known.clear();
      this.#known.set(source, statementsError(source));
    }
    return this.#known.get(source);
  }
}
