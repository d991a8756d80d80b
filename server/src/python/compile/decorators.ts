/** Decorators of functions and classes. */
import type { Frame } from '../function';
import type { PyValue } from '../value';

/** The one next to the definition is called first. */
export function applyDecorators(decorators: readonly PyValue[], decorated: PyValue, frame: Frame): PyValue {
  return decorators.reduceRight((value: PyValue, decorator) => frame.run.call(decorator, [value]), decorated);
}
