import { layerTypes, type OciLayer } from '../../containers/ociLayers';
import { compareReleases } from '../../knowledge/release';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding, Severity } from '../finding';
import { replacement } from '../fixes';
import { usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayerSeparator: RecipeRule = {
  id: 'oci-layer-separator',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'Packages or paths of a layer separated by something else than `+`.',
  why: 'What goes into a layer is separated by `+`. With a comma, all of it is one package that nobody makes, or one path that is not there; a semicolon ends the shell command that the class pastes the entries into.',
  bad: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:packages:busybox,curl"'],
  good: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "base:packages:busybox+curl"'],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    return layers.flatMap((layer, index) => {
      // Where the list goes on behind a blank, the words there are found as no layer.
      if (layer.kind !== 'layer' || layers[index + 1]?.kind === 'incomplete') return [];
      return separatorIn(layer) === undefined ? [] : finding(recipe, layer);
    });
  },
};

function separatorIn({ type, content }: OciLayer): string | undefined {
  const [separator] = /[,;|&]/.exec(content) ?? [];
  // A path may hold a comma: only one that another path follows separates.
  if (separator === ',' && type !== 'packages' && !/,(?:\/|$)/.test(content)) return undefined;
  return separator;
}

function finding(recipe: EvaluatedRecipe, layer: OciLayer): PlacedFinding[] {
  const place = recipe.placeOfWord('OCI_LAYERS', layer.entry);
  const separator = separatorIn(layer);
  if (!place || separator === undefined) return [];
  const meant = meantEntry(layer);
  return [
    {
      place,
      severity: severity(recipe, layer, separator),
      message: `\`${separator}\` separates nothing in a layer: ${consequence(layer, separator)} Write \`${meant}\`.`,
      fix: replacement(place, layer.entry, meant, { title: `Write ${meant}`, safe: true }),
    },
  ];
}

/** A comma between what are layers of their own stands for a blank. */
function meantEntry({ entry, name, type, content }: OciLayer): string {
  const types = layerTypes.join('|');
  const nextLayer = new RegExp(`[,;|&]+(?=[^,;|&:]+:(?:${types}):)`, 'g');
  if (nextLayer.test(entry)) return entry.replace(nextLayer, ' ');
  return `${name}:${type}:${content
    .split(/[,;|&+]+/)
    .filter(Boolean)
    .join('+')}`;
}

function consequence({ type, content }: OciLayer, separator: string): string {
  if (separator !== ',') return 'it ends the command that the class makes of the list, which BitBake refuses.';
  return type === 'packages' ? `\`${content}\` is one package, which nobody makes.` : `\`${content}\` is one path.`;
}

/** Since master the class has the packages of layers built, and there is none of that name; a path that is not there is left out. */
function severity({ release }: EvaluatedRecipe, { type }: OciLayer, separator: string): Severity {
  if (separator !== ',') return 'error';
  return type === 'packages' && compareReleases(release, 'master') >= 0 ? 'error' : 'warning';
}
