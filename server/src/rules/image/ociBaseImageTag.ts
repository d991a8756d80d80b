import { baseImage } from '../../containers/baseImage';
import type { IndexedFile } from '../../project/snapshot';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { replacement } from '../fixes';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociBaseImageTag: RecipeRule = {
  id: 'oci-base-image-tag',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A tag of the base image that its recipe does not give it.',
  why: 'The class looks for the base image under its recipe and OCI_BASE_IMAGE_TAG, `container-base-latest-oci`, in the deploy folder. The base recipe puts it there under its own OCI_IMAGE_TAG, and the build stops where the two differ.',
  bad: {
    'recipes/my-base.bb': ['inherit image image-oci', 'OCI_IMAGE_TAG = "v2"'],
    'recipes/my-app.bb': ['inherit image image-oci', 'OCI_BASE_IMAGE = "my-base"', 'OCI_BASE_IMAGE_TAG = "v1"'],
  },
  good: {
    'recipes/my-base.bb': ['inherit image image-oci', 'OCI_IMAGE_TAG = "v2"'],
    'recipes/my-app.bb': ['inherit image image-oci', 'OCI_BASE_IMAGE = "my-base"', 'OCI_BASE_IMAGE_TAG = "v2"'],
  },
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    const base = baseImage(recipe.text('OCI_BASE_IMAGE') ?? '');
    const wanted = recipe.text('OCI_BASE_IMAGE_TAG');
    if (base?.kind !== 'recipe' || !wanted || wanted.includes('${')) return [];
    const given = tagOfRecipe(recipe, base.name);
    if (given === undefined || given === wanted) return [];
    const place = recipe.isSet('OCI_BASE_IMAGE_TAG')
      ? recipe.placeOf('OCI_BASE_IMAGE_TAG')
      : recipe.placeOf('OCI_BASE_IMAGE');
    if (!place) return [];
    return [
      {
        place,
        message: `The build stops: it looks for \`${base.name}-${wanted}-oci\`, and the recipe ${base.name} makes \`${base.name}-${given}-oci\`. Set \`OCI_BASE_IMAGE_TAG = "${given}"\`.`,
        fix: replacement(place, wanted, given, { title: `Write ${given}` }),
      },
    ];
  },
};

/** The tag that a recipe gives its image; undefined where the recipe is not at hand, or does not say so in plain words. */
function tagOfRecipe(recipe: EvaluatedRecipe, name: string): string | undefined {
  const { snapshot } = recipe;
  const [base, ...others] = snapshot.recipesNamed(name);
  // Of several versions the configuration may choose any.
  if (!base || others.length > 0) return undefined;
  // A tag of the configuration holds for both; container-bundle knows no other than this one.
  const usual = recipe.authorOf('OCI_IMAGE_TAG') === 'configuration' ? undefined : 'latest';
  const files = [base, ...snapshot.appendsOf(base.path), ...included(recipe, base)];
  const paths = new Set(files.map(({ path }) => path));
  const places = [...snapshot.assignmentsAmong('OCI_IMAGE_TAG', ({ path }) => paths.has(path))];
  if (base.inherits.includes('container-bundle')) return 'latest';
  if (places.length === 0) return base.includes.length > 0 && files.length === 1 ? undefined : usual;
  const [only] = places;
  if (!only || places.length > 1 || only.name !== 'OCI_IMAGE_TAG') return undefined;
  const text = recipe.places.written(only) ?? '';
  return /^[\w.-]+$/.test(text) ? text : undefined;
}

function included({ snapshot }: EvaluatedRecipe, base: IndexedFile): readonly IndexedFile[] {
  return base.includes.flatMap((target) => {
    const path = snapshot.resolveInclude(base.path, target);
    return (path === undefined ? undefined : snapshot.file(path)) ?? [];
  });
}
