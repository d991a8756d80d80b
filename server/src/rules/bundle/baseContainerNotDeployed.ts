import { bundleEntry } from '../../containers/bundleEntry';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const baseContainerNotDeployed: RecipeRule = {
  id: 'base-container-not-deployed',
  category: 'bundle',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A bundle that another image names in OCI_BASE_IMAGE, without CONTAINER_BUNDLE_DEPLOY.',
  why: 'Only with `CONTAINER_BUNDLE_DEPLOY = "1"` does container-bundle put the fetched image into the deploy folder, where image-oci looks for its base. It stops where there is none.',
  bad: {
    'recipes/alpine-base.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
      `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
    ],
    'recipes/my-app.bb': ['inherit image image-oci', 'OCI_BASE_IMAGE = "alpine-base"'],
  },
  good: {
    'recipes/alpine-base.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "docker.io/library/alpine:3.24"',
      `CONTAINER_DIGESTS[docker.io_library_alpine_3.24] = "sha256:${'0'.repeat(64)}"`,
      'CONTAINER_BUNDLE_DEPLOY = "1"',
    ],
    'recipes/my-app.bb': ['inherit image image-oci', 'OCI_BASE_IMAGE = "alpine-base"'],
  },
  check(recipe) {
    if (!recipe.inherits('container-bundle')) return [];
    const deploy = recipe.text('CONTAINER_BUNDLE_DEPLOY');
    if (deploy === undefined || deploy === '1') return [];
    const user = recipe.name === '' ? undefined : userOf(recipe);
    if (!user && !isMeantAsBase(recipe)) return [];
    const place = recipe.placeOf(
      recipe.isSet('CONTAINER_BUNDLE_DEPLOY') ? 'CONTAINER_BUNDLE_DEPLOY' : 'CONTAINER_BUNDLES',
    );
    return place ? [finding(place, user, deploy)] : [];
  },
};

function finding(place: Place, user: Place | undefined, deploy: string): PlacedFinding {
  const is = deploy === '' ? 'CONTAINER_BUNDLE_DEPLOY is not set' : 'CONTAINER_BUNDLE_DEPLOY is not `1`';
  const at = place.statement.end;
  const newline = place.text.charAt(at - 1) === '\n' ? '' : '\n';
  const isValue = deploy !== '' && place.text.slice(place.span.start, place.span.end) === deploy;
  const edit = isValue
    ? { span: place.span, text: '1' }
    : { span: { start: at, end: at }, text: `${newline}CONTAINER_BUNDLE_DEPLOY = "1"\n` };
  return {
    place,
    severity: user ? 'error' : 'info',
    message: `${is}: the image does not come into the deploy folder, where OCI_BASE_IMAGE looks for it. Set it to \`1\`.`,
    related: user ? [{ place: user, message: 'Here it is the base of another image.' }] : [],
    fix: { title: 'Set CONTAINER_BUNDLE_DEPLOY to 1', safe: user !== undefined, edits: [edit] },
  };
}

/** Where an image takes this recipe for its base. */
function userOf({ snapshot, places, name }: EvaluatedRecipe): Place | undefined {
  for (const { path, line, flag } of snapshot.assignmentsOf('OCI_BASE_IMAGE')) {
    const place = flag === undefined ? places.value(path, line + 1) : undefined;
    if (place && place.text.slice(place.span.start, place.span.end).trim() === name) return place;
  }
  return undefined;
}

/** The name says so, there is one image, and it is not to be started. */
function isMeantAsBase(recipe: EvaluatedRecipe): boolean {
  const [entry, ...others] = (recipe.words('CONTAINER_BUNDLES') ?? []).map(bundleEntry);
  const isOne = entry?.kind === 'remote' && entry.policy === '' && others.length === 0;
  return isOne && /-(?:base|baseimage|base-image)$/.test(recipe.name);
}
