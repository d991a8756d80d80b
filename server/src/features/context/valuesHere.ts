/** What BitBake would make of the variables that a file speaks of: evaluated for its recipe, or for the configuration. */
import type { EvaluatedMetadata } from '../../project/evaluation/evaluatedMetadata';

export interface ValuesHere {
  readonly metadata: EvaluatedMetadata;
  /** Undefined where the values are those of the configuration, which all recipes start from. */
  readonly recipe: RecipeHere | undefined;
}

export interface RecipeHere {
  /** PN */
  readonly name: string;
  readonly path: string;
}

/** Evaluates once it is asked; undefined where there is nothing to evaluate. */
export type ValueSource = () => ValuesHere | undefined;
