/** The image that a recipe will give, as lines of text. */
import type { RecipeImage } from '../imageProtocol';

const origins = { recipe: 'set by the recipe', default: 'the default', configuration: 'set by the configuration' };

/** What is not set is left out; what only a build can tell is said to be so, with the reason. */
export function previewText({ recipe, skipped, fields, layers, packages }: Omit<RecipeImage, 'path'>): string {
  const lines = fields.flatMap(({ name, variable, value }) => {
    if (value.kind === 'unknown') return [`${name}: not known, because ${variable} ${value.why}`];
    return value.text === '' ? [] : [`${name}: ${value.text} (${variable}, ${origins[value.from]})`];
  });
  return [
    `The OCI image of ${recipe}`,
    ...(skipped === null ? [] : [`BitBake skips the recipe: ${skipped}`]),
    ...lines,
    ...layers.map((layer, index) => `layer ${index + 1}: ${layer}`),
    packages.kind === 'known'
      ? `packages: ${packages.names.join(' ') || 'none'}`
      : `packages: not known, because IMAGE_INSTALL ${packages.why}`,
  ].join('\n');
}
