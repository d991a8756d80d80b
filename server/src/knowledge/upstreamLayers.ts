/** The layers that most builds have, by their names in BBFILE_COLLECTIONS. */

/** Of openembedded-core and meta-openembedded: none of them is about containers. */
export const layersOfOpenEmbedded: ReadonlySet<string> = new Set([
  'core',
  'filesystems-layer',
  'meta-python',
  'networking-layer',
  'openembedded-layer',
  'perl-layer',
  'webserver',
]);

/** Whether the layer is one of openembedded-core, meta-openembedded or meta-virtualization, and no user's own. */
export function isUpstreamLayer(name: string): boolean {
  return layersOfOpenEmbedded.has(name) || name === 'virtualization-layer';
}
