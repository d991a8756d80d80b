/** Evaluates a file: its statements in order, and those of the classes and files that they name. */
import { dialectOf } from '../../syntax/bitbake/dialect';
import { baseName } from '../paths';
import type { Evaluation } from './evaluation';
import { isSkip } from './exceptions';
import { runStep } from './runStep';
import type { Step } from './steps';

/** How deep files may include each other: real layers stay below 20, BitBake itself gives up with a RecursionError. */
const NESTING_LIMIT = 100;

/** Evaluates a recipe, class, included or configuration file. FILE is its path while that lasts, but for classes. */
export function runFile(path: string, evaluation: Evaluation): void {
  const { store, openFiles } = evaluation;
  evaluation.dependsOn(path);
  if (openFiles.length >= NESTING_LIMIT) {
    evaluation.fatal(
      `${baseName(path)} includes itself, directly or through others: BitBake stops with a RecursionError.`,
    );
  }
  const dialect = dialectOf(path);
  const outerFile = store.getVar('FILE', { expand: false });
  const isRecipe = openFiles.length === 0 && dialect !== 'conf' && dialect !== 'class';
  const setsFile = dialect === 'conf' || (dialect !== 'class' && outerFile !== path);
  if (setsFile) store.setVar('FILE', path, undefined, true);
  openFiles.push(path);
  try {
    runSteps(path, evaluation);
  } catch (error) {
    // What includes the file goes on: only the recipe itself ends where it is skipped.
    if (!isSkip(error) || isRecipe) throw error;
    store.setInternal('__SKIPPED', true);
  } finally {
    openFiles.pop();
  }
  if (setsFile && !isRecipe && typeof outerFile === 'string') store.setVar('FILE', outerFile, undefined, true);
}

function runSteps(path: string, evaluation: Evaluation): void {
  const read = evaluation.environment.scripts.read(path);
  if (read.kind === 'notUtf8') {
    evaluation.error(`${baseName(path)} is not UTF-8: BitBake stops with a UnicodeDecodeError.`);
    return;
  }
  if (read.kind !== 'script') {
    evaluation.missing ??= `needs ${baseName(path)}, which could not be read`;
    return;
  }
  const { steps, length, rejected } = read.script;
  evaluation.allowFor(path, length);
  if (rejected) evaluation.at({ path, line: rejected.line }, () => evaluation.error(rejected.problem.message));
  const run = (step: Step): void => runStep(step, path, evaluation);
  for (const step of steps) evaluation.attemptAt({ path, line: step.line }, run, step);
}
