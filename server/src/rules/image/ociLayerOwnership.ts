import { areAccepted, type OciLayer } from '../../containers/ociLayers';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { linesBelow } from '../fixes';
import { usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayerOwnership: RecipeRule = {
  id: 'oci-layer-ownership',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A layer with folders for data, in an image whose process is not root.',
  why: 'Layers of `files` and `directories` are copied without their owners: all belongs to root, and another user cannot write there. NONROOT_OWNED_DIRS of container-nonroot-user makes folders that belong to the user.',
  bad: [
    'inherit image',
    'inherit image-oci',
    'inherit container-nonroot-user',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "base:packages:base-passwd app:directories:/var/lib/app"',
  ],
  good: [
    'inherit image',
    'inherit image-oci',
    'inherit container-nonroot-user',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "base:packages:base-passwd app:directories:/var/lib/app"',
    'NONROOT_OWNED_DIRS = "/var/lib/app"',
  ],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    const user = areAccepted(layers) ? otherUser(recipe) : undefined;
    const owned = recipe.words('NONROOT_OWNED_DIRS');
    if (user === undefined || !owned) return [];
    return layers.flatMap((layer) => (layer.kind === 'layer' ? finding(recipe, layer, user, owned) : []));
  },
};

function finding(recipe: EvaluatedRecipe, layer: OciLayer, user: string, owned: readonly string[]): PlacedFinding[] {
  if (layer.type !== 'directories' && layer.type !== 'files') return [];
  const lost = layer.items.filter((path) => isData(path) && !owned.some((folder) => isIn(path, folder)));
  const place = lost.length === 0 ? undefined : recipe.placeOfWord('OCI_LAYERS', layer.entry);
  if (!place) return [];
  const hasClass = recipe.inherits('container-nonroot-user');
  const folders = lost.map((path) => (layer.type === 'files' ? path.replace(/\/[^/]*$/, '') : path)).join(' ');
  const line = `NONROOT_OWNED_DIRS:append = " ${folders}"`;
  return [
    {
      place,
      message: `\`${lost[0]}\` belongs to root in the image: the layer is copied without owners, and the process runs as ${user}. ${
        hasClass ? `Write \`${line}\`.` : 'Name it in NONROOT_OWNED_DIRS of the class container-nonroot-user.'
      }`,
      fix: hasClass ? linesBelow(place, [line], { title: `Add ${folders} to NONROOT_OWNED_DIRS` }) : undefined,
    },
  ];
}

/** The user that the process runs as; undefined for root, and where that is not known. */
function otherUser(recipe: EvaluatedRecipe): string | undefined {
  const user = recipe.text('OCI_IMAGE_RUNTIME_UID');
  // Without the class at hand nothing sets the user yet.
  if (user === '') return recipe.inherits('container-nonroot-user') ? 'a user other than root' : undefined;
  if (user === undefined || /^(?:0|root)(?::|$)/.test(user) || user.includes('${')) return undefined;
  return `user ${user}`;
}

/** Where programs write while they run. `/var/volatile` is open to all, or made at the start. */
function isData(path: string): boolean {
  if (/^\/(?:var\/(?:volatile|tmp|run|lock)|tmp)(?:\/|$)/.test(path)) return false;
  return /^\/(?:data|home|run|srv|var)(?:\/|$)/.test(path);
}

function isIn(path: string, folder: string): boolean {
  const outer = folder.replace(/\/+$/, '');
  return path === outer || path.startsWith(`${outer}/`) || path === folder;
}
