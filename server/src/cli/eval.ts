/** `metavirt eval RECIPE...`: the values that BitBake would give to the variables of recipes, a line of JSON each. */
import { type EvaluationArguments, readEvaluationArguments } from './eval/arguments';
import { EvaluationProject } from './eval/evaluationProject';
import { recipeInWords, recipeReport } from './eval/report';
import type { Output } from './parse';

const usage =
  'metavirt eval RECIPE... [--build DIR | --layers DIR...] [--machine M] [--distro D] [--var NAME]... [--all-of LAYER] [--history] [--json]';

/** 0 if all recipes could be evaluated, 1 if one is not there or BitBake would stop at it, 2 on wrong use. */
export function runEval(args: readonly string[], output: Output): number {
  const request = readEvaluationArguments(args);
  if (request.kind === 'wrong') {
    output.err(`metavirt eval: ${request.why}; usage: ${usage}`);
    return 2;
  }
  const project = new EvaluationProject(request);
  for (const problem of project.configurationErrors) output.err(`metavirt eval: ${problem}`);
  let exitCode = 0;
  for (const recipe of recipesMeant(request, project)) {
    if (recipe.path === undefined) {
      output.err(`metavirt eval: ${recipe.written}: ${recipe.missing ?? 'no such recipe'}`);
      exitCode = 1;
      continue;
    }
    const metadata = project.evaluator.recipe(recipe.path, recipe.variant);
    if (metadata.messages.some(({ severity }) => severity === 'error')) exitCode = 1;
    const report = recipeReport(recipe, metadata, request);
    output.out(request.asJson ? JSON.stringify(report) : recipeInWords(report));
  }
  return exitCode;
}

interface MeantRecipe {
  /** As the user wrote it, or as the layer holds it. */
  readonly written: string;
  readonly path: string | undefined;
  readonly variant: string | undefined;
  /** What is missing, where it is more than the recipe. */
  readonly missing?: string;
}

function recipesMeant(request: EvaluationArguments, project: EvaluationProject): readonly MeantRecipe[] {
  const named = request.recipes.map((written) => {
    const meant = project.recipe(written);
    return { written: written.endsWith('.bb') ? written : (meant.path ?? written), ...meant };
  });
  if (request.allOf === undefined) return named;
  const all = project.recipesOfLayer(request.allOf);
  if (all.length === 0) {
    const missing = 'no layer of this name with recipes';
    return [...named, { written: request.allOf, path: undefined, variant: undefined, missing }];
  }
  return [...named, ...all.map((path) => ({ written: path, path, variant: undefined }))];
}
