import { layerTypes, type OciLayer } from '../../containers/ociLayers';
import { nearestOf } from '../../knowledge/nearestName';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { replacement } from '../fixes';
import { isUnexpanded, usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayerType: RecipeRule = {
  id: 'oci-layer-type',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'An entry of OCI_LAYERS whose second field is no type of layer.',
  why: 'There are layers of `packages`, `directories`, `files` and `host`. The class stops with a fatal error at another word, and BitBake cannot read the recipe.',
  bad: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:package:busybox"'],
  good: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:packages:busybox"'],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    return layers.flatMap((layer) =>
      layer.kind === 'layer' && !layerTypes.includes(layer.type) ? finding(recipe, layer) : [],
    );
  },
};

function finding(recipe: EvaluatedRecipe, layer: OciLayer): PlacedFinding[] {
  if (recipe.metadata.missingClasses.size > 0 && isUnexpanded(layer.entry)) return [];
  const place = recipe.placeOfWord('OCI_LAYERS', layer.entry);
  if (!place) return [];
  const meant = meantEntry(layer);
  const advice = meant === undefined ? `It is one of ${layerTypes.join(', ')}.` : `Did you mean \`${meant}\`?`;
  return [
    {
      place,
      message: `\`${layer.type}\` is no type of layer, and the class stops at \`${layer.entry}\`. ${advice}`,
      fix:
        meant === undefined
          ? undefined
          : replacement(place, layer.entry, meant, { title: `Write ${meant}`, safe: isNear(layer.type) }),
    },
  ];
}

/** A name with a colon in it pushes the type away; a type is often shortened, or stands before the name. */
function meantEntry({ name, type, content, items }: OciLayer): string | undefined {
  const [first = '', ...rest] = content.split(':');
  if (layerTypes.includes(first) && rest.length > 0) return `${name}-${type}:${content}`;
  if (layerTypes.includes(name) && items.length > 0) return `${type}:${name}:${content}`;
  const meant = meantType(type);
  return meant && `${name}:${meant}:${content}`;
}

function meantType(type: string): string | undefined {
  const word = type.toLowerCase();
  if (word === '') return undefined;
  const known = Object.entries(otherWords).find(([, words]) => words.includes(word))?.[0];
  return known ?? layerTypes.find((each) => each.startsWith(word)) ?? nearestOf(word, layerTypes);
}

const otherWords: Readonly<Record<string, readonly string[]>> = {
  packages: ['pkgs', 'rpms', 'ipks', 'install'],
  directories: ['dirs', 'folder', 'folders'],
};

/** Whether the word is the type in the singular, or in capitals. */
function isNear(type: string): boolean {
  const word = type.toLowerCase();
  return layerTypes.some((each) => [each, each.replace(/s$/, ''), each.replace(/ies$/, 'y')].includes(word));
}
