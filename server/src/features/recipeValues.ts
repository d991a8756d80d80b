/** The values of all variables of a recipe, to be compared with those that BitBake gives. */
import type { VariableValue } from '../project/evaluation/evaluatedMetadata';
import type { EvaluationMessage } from '../project/evaluation/evaluation';
import type { RecipeHere, ValuesHere } from './context/valuesHere';

export interface RecipeValues {
  readonly recipe: RecipeHere;
  /** Why BitBake leaves the recipe out; null where it does not. */
  readonly skipped: string | null;
  readonly messages: readonly EvaluationMessage[];
  /** Plain variables only: the text of functions is not evaluated. */
  readonly values: Readonly<Record<string, VariableValue>>;
}

/** Undefined for the configuration: BitBake is asked for a recipe. */
export function recipeValues({ metadata, recipe }: ValuesHere): RecipeValues | undefined {
  if (!recipe) return undefined;
  const names = metadata.names().filter((name) => !metadata.isFunction(name));
  return {
    recipe,
    skipped: metadata.skipped ?? null,
    messages: metadata.messages,
    values: Object.fromEntries(names.map((name) => [name, metadata.variable(name)])),
  };
}
