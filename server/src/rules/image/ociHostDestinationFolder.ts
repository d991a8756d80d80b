import { areAccepted, hostPair, type LayerEntry, layerPackages, type OciLayer } from '../../containers/ociLayers';
import type { PlacedFinding } from '../finding';
import { replacement } from '../fixes';
import { usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociHostDestinationFolder: RecipeRule = {
  id: 'oci-host-destination-folder',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A `host` layer that copies a file into a folder which no layer makes.',
  why: 'The class makes the folder above the destination. Of one that ends in a slash that is the parent, and `cp` stops where the folder itself is not there.',
  bad: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "certs:host:/srv/ca.crt:/etc/ssl/certs/"'],
  good: [
    'inherit image image-oci',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "certs:host:/srv/ca.crt:/etc/ssl/certs/ca.crt"',
  ],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    // What a base image holds nobody can tell.
    if (!areAccepted(layers) || recipe.text('OCI_BASE_IMAGE') !== '') return [];
    return layers.flatMap((layer, index): PlacedFinding[] => {
      if (layer.kind !== 'layer' || layer.type !== 'host') return [];
      const meant = meantEntry(layer, layers.slice(0, index));
      const place = meant === layer.entry ? undefined : recipe.placeOfWord('OCI_LAYERS', layer.entry);
      if (!place) return [];
      return [
        {
          place,
          message: `Nothing makes the folder that the layer ${layer.name} copies into: \`cp\` stops at a destination that ends in a slash. Write the whole path of the file, \`${meant}\`.`,
          fix: replacement(place, layer.entry, meant, { title: `Write ${meant}` }),
        },
      ];
    });
  },
};

/** The entry with the name of the file behind each destination that is a folder and not there. */
function meantEntry({ name, type, items }: OciLayer, before: readonly LayerEntry[]): string {
  const written = items.map((item) => {
    const { source = '', destination = '' } = hostPair(item) ?? {};
    const file = source.slice(source.lastIndexOf('/') + 1);
    // A folder is copied under the name of the destination.
    const isFile = file !== '' && destination !== `/${file}/` && !destination.endsWith(`/${file}/`);
    return isFile && destination.endsWith('/') && !isMade(destination, before) ? `${item}${file}` : item;
  });
  return [name, type, written.join('+')].join(':');
}

function isMade(folder: string, before: readonly LayerEntry[]): boolean {
  const packages = layerPackages(before);
  if (packages.includes('ca-certificates') && folder === '/etc/ssl/certs/') return true;
  // Other packages than the smallest ones may bring any folder of the usual places.
  return (
    folder === '/' ||
    (packages.length > 0 && /^\/(?:etc|home|media|mnt|root|run|tmp|usr|var)\/(?:[\w.-]+\/)?$/.test(folder))
  );
}
