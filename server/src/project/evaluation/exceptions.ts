/** The exceptions that BitBake itself raises, as Python sees them. */
import { isSubclass, type PyClass } from '../../python/class';
import { defineExceptionClass, newException, PyException } from '../../python/exception';
import type { PyValue } from '../../python/value';

/** `bb.BBHandledException`: what went wrong was already said. */
export const handledExceptionClass = defineExceptionClass('BBHandledException');
/** `bb.parse.SkipRecipe` */
export const skipRecipeClass = defineExceptionClass('SkipRecipe');
/** `bb.parse.SkipPackage`, its older name. */
export const skipPackageClass = defineExceptionClass('SkipPackage', skipRecipeClass);
/** `bb.parse.ParseError` */
export const parseErrorClass = defineExceptionClass('ParseError');
/** `bb.data_smart.ExpansionError`: the value of a variable could not be worked out. */
export const expansionErrorClass = defineExceptionClass('ExpansionError');

/** Whether BitBake leaves the recipe out for it. */
export function isSkip(error: unknown): error is PyException {
  return error instanceof PyException && isOf(error, skipRecipeClass);
}

/** Whether the exception is of the class, or of one that extends it. */
export function isOf(error: PyException, cls: PyClass): boolean {
  return isSubclass(error.instance.cls, cls);
}

/** What stops the expansion of `name`, in the words in which it is told to the user. */
export function expansionError(name: string | undefined, expression: string, cause: string): PyException {
  const where = name === undefined ? 'Expanding' : `The value of ${name} cannot be worked out: expanding`;
  const shown = expression.length > SHOWN_LENGTH ? `${expression.slice(0, SHOWN_LENGTH)}…` : expression;
  const message: PyValue = `${where} ${shown} raised ${cause}`;
  return newException(expansionErrorClass, message);
}

/** The message of an exception for a person: BitBake's own stand for themselves, those of Python come with their class. */
export function describeException(error: PyException): string {
  if ([expansionErrorClass, skipRecipeClass, parseErrorClass].some((cls) => isOf(error, cls))) return error.message;
  return error.message === error.className ? error.className : `${error.className}: ${error.message}`;
}

const SHOWN_LENGTH = 200;
