/** Compares an image with another one, or with what a recipe will give. */
import { recipeFacts } from '../../features/imagePreview/recipeFacts';
import type { ComparedSide } from '../../images/compare/compareImages';
import type { EvaluationArguments } from '../eval/arguments';
import type { Output } from '../parse';
import { styleOfOutput } from '../textStyle';
import type { ImageArguments } from './arguments';
import { comparisonReport } from './comparisonReport';
import { recipeImage } from './recipeImage';
import { shownWork } from './shownWork';

export interface BuiltImageRequest {
  readonly request: ImageArguments;
  /** For the recipe that an image is compared with. */
  readonly evaluation: EvaluationArguments;
  /** Whether a path is that of an image; it is the name or the path of a recipe otherwise. */
  readonly isBuilt: (written: string) => boolean;
}

/** 0 if nothing is known to differ, 1 otherwise. Rejects with an ImageError where a side cannot be read. */
export async function printComparison(
  { request, evaluation, isBuilt }: BuiltImageRequest,
  other: string,
  engine: typeof import('../../host/imageEngine'),
  output: Output,
): Promise<number> {
  const sources: readonly [string, string] = [request.subject, other];
  const readsFiles = sources.every(isBuilt);
  const layers = new engine.SharedLayers();
  const work = shownWork();
  const sideOf = async (written: string, architecture: string | undefined): Promise<ComparedSide> => {
    if (isBuilt(written)) {
      const wanted = written === request.subject ? request.image : undefined;
      return engine.imageSide({ path: written, wanted, architecture, readsFiles, layers }, work);
    }
    const recipe = recipeImage(evaluation, written);
    if (recipe.kind === 'none') return engine.failImage(recipe.why);
    const { preview, metadata, release } = recipe;
    return { title: written, image: null, facts: recipeFacts(preview, metadata, release), files: undefined };
  };
  const certainty = (written: string) =>
    isBuilt(written) ? Number(request.image !== undefined && written === request.subject) : 2;
  try {
    const sides = await engine.comparedSides(sources, certainty, sideOf);
    const comparison = await engine.inSlices(engine.compareImages(...sides), work);
    work.end();
    output.out(request.asJson ? JSON.stringify(comparison) : comparisonReport(comparison, styleOfOutput()));
    return comparison.isSame ? 0 : 1;
  } finally {
    work.end();
  }
}
