import { hostPair } from '../../containers/ociLayers';
import type { PlacedFinding } from '../finding';
import { usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociHostLayerWithoutDestination: RecipeRule = {
  id: 'oci-host-layer-without-destination',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A `host` layer of OCI_LAYERS that says from where, and not where to.',
  why: 'Such a layer holds pairs of paths, `source:destination`. The class stops with a fatal error at a path alone, and BitBake cannot read the recipe.',
  bad: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "certs:host:/srv/ca.crt"'],
  good: [
    'inherit image image-oci',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "certs:host:/srv/ca.crt:/etc/ssl/certs/ca.crt"',
  ],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    return layers.flatMap((layer): PlacedFinding[] => {
      if (layer.kind !== 'layer' || layer.type !== 'host') return [];
      const alone = layer.items.find((item) => !hostPair(item));
      const place = alone === undefined ? undefined : recipe.placeOfWord('OCI_LAYERS', layer.entry);
      if (!place) return [];
      return [
        {
          place,
          message: `\`${alone}\` in the layer ${layer.name} has no destination, and the class stops there. Write \`${alone}:/path/in/the/image\`.`,
        },
      ];
    });
  },
};
