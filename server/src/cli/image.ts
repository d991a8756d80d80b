/** `metavirt image RECIPE`: the OCI image that a recipe will give. `metavirt image PATH`: what an image that was built holds. */
import { statSync } from 'node:fs';
import { readEvaluationArguments } from './eval/arguments';
import { imageUsage, readImageArguments } from './image/arguments';
import { folderWithoutImage, isLayoutFolder } from './image/folderWithoutImage';
import { standardBytes, type WriteBytes } from './image/printFile';
import { printRecipeImage } from './image/recipeReport';
import type { Output } from './parse';

/** 0 if all is well, 1 if there is no such image, something is wrong with it or the two that are compared differ, 2 on wrong use. */
export async function runImage(
  args: readonly string[],
  output: Output,
  writeBytes: WriteBytes = standardBytes,
): Promise<number> {
  const request = readImageArguments(args);
  if (request.kind === 'wrong') return wrongUse(request.why, output);
  const evaluation = readEvaluationArguments(request.evaluation);
  if (evaluation.kind === 'wrong') return wrongUse(evaluation.why, output);
  const isBuilt = [request.subject, request.view.kind === 'compare' ? request.view.other : ''].map(isBuiltImage);
  if (isBuilt.includes(true) || request.view.kind !== 'overview' || request.image !== undefined) {
    const noImage = request.view.kind === 'compare' ? undefined : folderWithoutImage(request.subject);
    if (noImage !== undefined) {
      output.err(`metavirt image: ${noImage}`);
      return 1;
    }
    const { printBuiltImage } = await import('./image/builtImage');
    return printBuiltImage({ request, evaluation, isBuilt: isBuiltImage }, output, writeBytes);
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
  if (status?.isDirectory()) return isLayoutFolder(path);
  return status?.isFile() === true && !/\.(?:bb|bbappend|inc|conf|bbclass)$/.test(path);
}
