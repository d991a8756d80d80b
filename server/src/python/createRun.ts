/** Makes the run that all code of one question shares. */
import { callValue } from './call';
import { type Budget, type PythonRun, spend } from './run';
import { NO_KEYWORDS } from './value';

export function createRun(world: {
  readonly budget: Budget;
  readonly importModule: PythonRun['importModule'];
}): PythonRun {
  const { budget, importModule } = world;
  const run: PythonRun = {
    budget,
    openContainers: [],
    spend: (steps) => spend(budget, steps),
    call: (callee, args, keywords = NO_KEYWORDS) => callValue(callee, args, keywords, run),
    importModule,
  };
  return run;
}
