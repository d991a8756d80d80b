/** `metavirt image RECIPE`: the OCI image that a recipe will give. `metavirt image PATH`: what an image that was built holds. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readEvaluationArguments } from './eval/arguments';
import { imageUsage, readImageArguments } from './image/arguments';
import { printRecipeImage } from './image/recipeReport';
import type { Output } from './parse';

/** 0 if all is well, 1 if there is no such image, something is wrong with it or the two that are compared differ, 2 on wrong use. */
export async function runImage(args: readonly string[], output: Output): Promise<number> {
  const request = readImageArguments(args);
  if (request.kind === 'wrong') return wrongUse(request.why, output);
  const evaluation = readEvaluationArguments(request.evaluation);
  if (evaluation.kind === 'wrong') return wrongUse(evaluation.why, output);
  const isBuilt = [request.subject, request.view.kind === 'compare' ? request.view.other : ''].map(isBuiltImage);
  if (isBuilt.includes(true) || request.view.kind !== 'overview' || request.image !== undefined) {
    const { printBuiltImage } = await import('./image/builtImage');
    return printBuiltImage({ request, evaluation, isBuilt: isBuiltImage }, output);
  }
  return printRecipeImage(evaluation, request.subject, output);
}

function wrongUse(why: string, output: Output): number {
  output.err(`metavirt image: ${why}; usage: ${imageUsage}`);
  return 2;
}

/** A folder with an index, or a file that is no recipe; whether it really is an image is seen when it is opened. */
function isBuiltImage(path: string): boolean {
  const status = path === '' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory()) return existsSync(join(path, 'index.json')) || existsSync(join(path, 'oci-layout'));
  return status?.isFile() === true && !/\.(?:bb|bbappend|inc|conf|bbclass)$/.test(path);
}
