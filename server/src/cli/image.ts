/** `metavirt image RECIPE [--build DIR | --layers DIR...] [--json]`: the OCI image that the recipe will give, before it is built. */
import { type ImagePreview, imagePreview, type PreviewField } from '../features/imagePreview';
import type { ReleaseName } from '../knowledge/release';
import { newestOfLayerSeries } from '../knowledge/release';
import { baseName } from '../project/paths';
import { readEvaluationArguments } from './eval/arguments';
import { EvaluationProject } from './eval/evaluationProject';
import type { Output } from './parse';

const usage = 'metavirt image RECIPE [--build DIR | --layers DIR...] [--machine M] [--distro D] [--json]';

/** 0 with a preview, 1 if the recipe gives no OCI image or cannot be read, 2 on wrong use. */
export function runImage(args: readonly string[], output: Output): number {
  const request = readEvaluationArguments(args);
  const [written, ...others] = request.kind === 'evaluation' ? request.recipes : [];
  if (request.kind === 'wrong' || written === undefined || others.length > 0) {
    output.err(`metavirt image: ${request.kind === 'wrong' ? request.why : 'name one recipe'}; usage: ${usage}`);
    return 2;
  }
  const project = new EvaluationProject(request);
  const { path, variant } = project.recipe(written);
  if (path === undefined) {
    output.err(`metavirt image: ${written}: no such recipe`);
    return 1;
  }
  const metadata = project.evaluator.recipe(path, variant);
  const release = releaseOf(project);
  const preview = imagePreview(baseName(path).replace(/\.bb$/, '').split('_')[0] ?? '', metadata, release);
  if (!preview) {
    output.err(`metavirt image: ${written} does not inherit image-oci, so it gives no OCI image`);
    return 1;
  }
  output.out(
    request.asJson
      ? JSON.stringify({ file: written, release: release ?? null, ...preview })
      : readable(preview, release),
  );
  return 0;
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

function readable(preview: ImagePreview, release: ReleaseName | undefined): string {
  const shown = preview.fields.filter(({ value }) => value.kind === 'unknown' || value.text !== '');
  const width = Math.max(...shown.map(({ name }) => name.length), 'packages'.length);
  const line = (name: string, text: string, note: string) =>
    `  ${name.padEnd(width)}  ${text}${note === '' ? '' : `  (${note})`}`;
  const { packages, skipped } = preview;
  return [
    `${preview.recipe}${release ? `, for ${release}` : ''}`,
    ...(skipped === null ? [] : [line('skipped', skipped, '')]),
    ...shown.map((field) => line(field.name, textOf(field), noteOf(field))),
    ...preview.layers.map((layer, index) => line(index === 0 ? 'layers' : '', `${index + 1}. ${layer}`, '')),
    packages.kind === 'known'
      ? line('packages', packages.names.join(' '), '')
      : line('packages', 'unknown', `IMAGE_INSTALL ${packages.why}`),
  ].join('\n');
}

function textOf({ value }: PreviewField): string {
  return value.kind === 'known' ? value.text : 'unknown';
}

function noteOf({ value, variable }: PreviewField): string {
  if (value.kind === 'unknown') return `${variable} ${value.why}`;
  switch (value.from) {
    case 'recipe':
      return variable;
    case 'default':
      return `${variable}, the default`;
    case 'configuration':
      return `${variable}, set by the configuration`;
  }
}
