/** A recipe on top of the configuration: its file, its appends, what comes at the end, and the variants of BBCLASSEXTEND. */
import { PyException } from '../../python/exception';
import { OutOfBudget } from '../../python/run';
import { type PyValue, Unknown } from '../../python/value';
import { dialectOf } from '../../syntax/bitbake/dialect';
import { splitWords } from '../../syntax/bitbake/text';
import { Evaluation } from './evaluation';
import { isSkip } from './exceptions';
import { finalize } from './finalize';
import type { MetadataPython } from './metadataPython';
import { runFile } from './runFile';

export interface RecipeRequest {
  /** The `.bb` file. */
  readonly path: string;
  /** The `.bbappend` files that extend it, in the order in which they apply. */
  readonly appends: readonly string[];
  /** The collection that the recipe belongs to. */
  readonly layerName: string | undefined;
  readonly multiconfig: string;
}

export interface EvaluatedRecipe {
  readonly evaluation: Evaluation;
  /** Why BitBake skips the recipe; undefined where it does not. */
  readonly skipped: string | undefined;
  /** Why the evaluation was given up; undefined where it was not. */
  readonly exhausted: string | undefined;
  /** Whether it ended before all was done. */
  readonly isCutShort: boolean;
}

/** One of the variants that BBCLASSEXTEND gives a recipe, and what it takes from the recipe itself. */
export interface RecipeVariant {
  /** `native`, `multilib:lib32` */
  readonly name: string;
  /** PN and BBCLASSEXTEND of the recipe itself, when all was done. */
  readonly recipeName: PyValue;
  readonly extensions: PyValue;
}

/**
 * The recipe itself, or one of its variants. `python` is what the recipe's Python may cost. Never throws on what the files hold: what
 * BitBake stops at is among the messages.
 */
export function evaluateRecipe(
  request: RecipeRequest,
  configuration: Evaluation,
  python: MetadataPython,
  variant: RecipeVariant | undefined,
): EvaluatedRecipe {
  const evaluation = new Evaluation(configuration.environment, python, configuration);
  const begun = outcome(evaluation, () => readRecipe(request, evaluation));
  // A file that skips itself is not looked at any further; one that includes such a file is.
  if (begun.isCutShort || dialectOf(request.path) === 'conf') return begun;
  evaluation.store.forgetWorkedOut();
  return outcome(evaluation, () => {
    if (variant) extend(evaluation, variant, request.path);
    finalize(evaluation);
  });
}

/** The variants that a value of BBCLASSEXTEND names. */
export function variantsIn(extended: string): readonly string[] {
  return [...new Set(splitWords(extended))];
}

function readRecipe(request: RecipeRequest, evaluation: Evaluation): void {
  const { store, openFiles } = evaluation;
  store.setInternal('__BBMULTICONFIG', request.multiconfig);
  store.setVar('FILE_LAYERNAME', request.layerName ?? null);
  store.setInternal('__BB_RECIPE_FILE', request.path);
  store.setInternal('__BBAPPEND', request.appends.join(' '));
  runFile(request.path, evaluation);
  openFiles.push(request.path);
  for (const append of request.appends) evaluation.attempt(() => runFile(append, evaluation));
  openFiles.pop();
}

function extend(evaluation: Evaluation, { name, recipeName, extensions }: RecipeVariant, path: string): void {
  const { store } = evaluation;
  store.setVar('BBCLASSEXTEND', extensions);
  const [className = name, argument] = name.split(':');
  if (argument === undefined) {
    store.setVar('PN', recipeName instanceof Unknown ? recipeName : `${String(recipeName)}-${name}`);
  } else {
    store.setVar('BBEXTENDCURR', className);
    store.setVar('BBEXTENDVARIANT', argument);
  }
  evaluation.deferredInherits = [...evaluation.deferredInherits, { expression: className, path, line: 0 }];
}

function outcome(evaluation: Evaluation, work: () => void): EvaluatedRecipe {
  try {
    work();
    const skipped = skipReason(evaluation.store.getVar('__SKIPPED', { expand: false }));
    return { evaluation, skipped, exhausted: undefined, isCutShort: false };
  } catch (error) {
    if (isSkip(error)) return { evaluation, skipped: error.message, exhausted: undefined, isCutShort: true };
    if (error instanceof PyException) {
      evaluation.report(error);
      return { evaluation, skipped: undefined, exhausted: undefined, isCutShort: true };
    }
    if (error instanceof OutOfBudget) return { evaluation, skipped: undefined, exhausted: error.why, isCutShort: true };
    throw error;
  }
}

function skipReason(value: PyValue): string | undefined {
  if (value === null || value === false || value === '') return undefined;
  return value === true ? 'The recipe, or a file that it includes, raises SkipRecipe.' : String(value);
}
