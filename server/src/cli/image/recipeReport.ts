/** The image that a recipe will give, before it is built, as text or JSON. */
import type { ImagePreview, PreviewField } from '../../features/imagePreview';
import type { ReleaseName } from '../../knowledge/release';
import type { EvaluationArguments } from '../eval/arguments';
import type { Output } from '../parse';
import { recipeImage } from './recipeImage';

/** 0 with a preview, 1 if the recipe gives no OCI image or cannot be read. */
export function printRecipeImage(request: EvaluationArguments, written: string, output: Output): number {
  const image = recipeImage(request, written);
  if (image.kind === 'none') {
    output.err(`metavirt image: ${image.why}`);
    return 1;
  }
  const { preview, release } = image;
  output.out(
    request.asJson
      ? JSON.stringify({ file: written, release: release ?? null, ...preview })
      : readable(preview, release),
  );
  return 0;
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
