import { areAccepted } from '../../containers/ociLayers';
import type { PlacedFinding } from '../finding';
import { usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociHostLayer: RecipeRule = {
  id: 'oci-host-layer',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A layer with files of the build machine.',
  why: 'What a `host` layer copies is no part of the build: it is not in the hash of the task, so that a change does not lead to a new image, and another machine gives another image. The class warns of it.',
  bad: [
    'inherit image image-oci',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "keys:host:/home/me/keys.conf:/etc/keys.conf"',
  ],
  good: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "keys:packages:my-keys"'],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    if (!areAccepted(layers)) return [];
    return layers.flatMap((layer): PlacedFinding[] => {
      const place = layer.kind === 'layer' && layer.type === 'host' && recipe.placeOfWord('OCI_LAYERS', layer.entry);
      if (!place || layer.kind !== 'layer') return [];
      return [
        {
          place,
          message: `The layer ${layer.name} copies files of the build machine: they are no part of the build, a change to them is not noticed, and secrets among them end up in the image. Install them with a recipe, and name its package.`,
        },
      ];
    });
  },
};
