/** An image in one line. */
import type { ImagePreview } from '../imagePreview';

/** The fields that say what the image is for, in the order in which they are read. */
const toldFields: ReadonlySet<string> = new Set(['tag', 'base image', 'entrypoint', 'command', 'user', 'ports']);

/** What every image has unless somebody says otherwise tells nothing. */
const silentValues: ReadonlySet<string> = new Set(['', 'latest']);

const maxTextLength = 40;

/** `OCI image: entrypoint /bin/sh, 2 layers`; what is not known, not set or usual is left out. */
export function imageSummary({ skipped, fields, layers }: ImagePreview): string {
  if (skipped !== null) return `OCI image, skipped: ${skipped}`;
  const told = fields.flatMap(({ name, value }) => {
    if (!toldFields.has(name) || value.kind !== 'known' || silentValues.has(value.text)) return [];
    return [`${name} ${shortened(value.text)}`];
  });
  const layerCount = `${layers.length} ${layers.length === 1 ? 'layer' : 'layers'}`;
  return `OCI image: ${[...told, layerCount].join(', ')}`;
}

function shortened(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength - 1)}…` : text;
}
