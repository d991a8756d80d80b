/** The image that a recipe will give, for the layers and the configuration that the command line names. */
import { type ImagePreview, imagePreview } from '../../features/imagePreview';
import { newestOfLayerSeries, type ReleaseName } from '../../knowledge/release';
import type { EvaluatedMetadata } from '../../project/evaluation/evaluatedMetadata';
import { baseName } from '../../project/paths';
import type { EvaluationArguments } from '../eval/arguments';
import { EvaluationProject } from '../eval/evaluationProject';
import { folderWithoutImage } from './folderWithoutImage';

export type RecipeImage =
  | {
      readonly kind: 'image';
      readonly preview: ImagePreview;
      readonly metadata: EvaluatedMetadata;
      readonly release: ReleaseName | undefined;
    }
  | { readonly kind: 'none'; readonly why: string };

/** `written` is a path or a name. */
export function recipeImage(request: EvaluationArguments, written: string): RecipeImage {
  const project = new EvaluationProject(request);
  const { path, variant } = project.recipe(written);
  if (path === undefined) {
    return { kind: 'none', why: folderWithoutImage(written) ?? `${written}: no such file or recipe` };
  }
  const metadata = project.evaluator.recipe(path, variant);
  const release = releaseOf(project);
  const preview = imagePreview(baseName(path).replace(/\.bb$/, '').split('_')[0] ?? '', metadata, release);
  if (preview) return { kind: 'image', preview, metadata, release };
  return { kind: 'none', why: `${written} does not inherit image-oci, so it gives no OCI image` };
}

/** The newest that the layer for virtualization says it works with. */
function releaseOf({ evaluator }: EvaluationProject): ReleaseName | undefined {
  const { configuration } = evaluator;
  for (const layer of ['virtualization-layer', 'core']) {
    const series = configuration.variable(`LAYERSERIES_COMPAT_${layer}`);
    if (series.kind === 'known') return newestOfLayerSeries(series.text.split(/\s+/));
  }
  return undefined;
}
