/** Running generators: of functions with `yield`, and of generator expressions. */
import { isRaised, raise } from './exception';
import { enter, leave, type PythonRun } from './run';
import type { PyGenerator, PyValue } from './value';

/** Runs on to the next `yield`, which evaluates to `sent`. */
export function resume(generator: PyGenerator, sent: PyValue, run: PythonRun): IteratorResult<PyValue, PyValue> {
  return guarded(generator, run, () => generator.steps.next(sent));
}

/** Raises the exception where the generator waits. */
export function throwInto(generator: PyGenerator, error: unknown, run: PythonRun): IteratorResult<PyValue, PyValue> {
  return guarded(generator, run, () => generator.steps.throw(error));
}

function guarded(
  generator: PyGenerator,
  run: PythonRun,
  step: () => IteratorResult<PyValue, PyValue>,
): IteratorResult<PyValue, PyValue> {
  if (generator.isRunning) raise('ValueError', 'generator already executing');
  enter(run.budget, generator.depth);
  generator.isRunning = true;
  try {
    return step();
  } catch (error) {
    if (isRaised(error, 'StopIteration')) return raise('RuntimeError', 'generator raised StopIteration');
    throw error;
  } finally {
    generator.isRunning = false;
    leave(run.budget, generator.depth);
  }
}
