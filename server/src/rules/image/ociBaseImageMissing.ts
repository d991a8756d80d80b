import { baseImage } from '../../containers/baseImage';
import { nearestOf } from '../../knowledge/nearestName';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { replacement } from '../fixes';
import { isUnexpanded, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociBaseImageMissing: RecipeRule = {
  id: 'oci-base-image-missing',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A base image that no recipe makes.',
  why: 'The image waits for the recipe that OCI_BASE_IMAGE names. Where there is none, BitBake finds nothing that provides it; a tag behind the name is taken for a part of it.',
  bad: ['inherit image image-oci', 'OCI_BASE_IMAGE = "container-base:latest"'],
  good: ['inherit image image-oci', 'OCI_BASE_IMAGE = "container-base"'],
  check(recipe) {
    if (!makesOciImage(recipe)) return [];
    const base = baseImage(recipe.text('OCI_BASE_IMAGE') ?? '');
    if (base?.kind !== 'recipe' || isUnexpanded(base.name)) return [];
    const place = recipe.placeOf('OCI_BASE_IMAGE');
    if (!place) return [];
    const [, name, tag] = /^([^:\s]+):(\S+)$/.exec(base.name) ?? [];
    if (name !== undefined && tag !== undefined) {
      return [
        {
          place,
          message: `No recipe is called \`${base.name}\`: OCI_BASE_IMAGE names a recipe, without a tag. Write \`${name}\`, and the tag into OCI_BASE_IMAGE_TAG.`,
          fix:
            tag === 'latest' ? replacement(place, base.name, name, { title: `Write ${name}`, safe: true }) : undefined,
        },
      ];
    }
    if (!knowsAllImages(recipe) || isMade(recipe, base.name)) return [];
    const meant = nearestOf(base.name, imageNames(recipe));
    return [
      {
        place,
        message: `No recipe makes \`${base.name}\`, and BitBake finds nothing that provides it. ${
          meant === undefined ? 'Name an image recipe of a layer at hand.' : `Did you mean \`${meant}\`?`
        }`,
        fix: meant === undefined ? undefined : replacement(place, base.name, meant, { title: `Write ${meant}` }),
      },
    ];
  },
};

/** Of a layer without those that it builds on, nobody can tell which recipes there are. */
function knowsAllImages({ snapshot, metadata }: EvaluatedRecipe): boolean {
  return snapshot.complete && metadata.missingClasses.size === 0 && snapshot.recipesNamed('container-base').length > 0;
}

function isMade({ snapshot }: EvaluatedRecipe, name: string): boolean {
  return snapshot.recipesNamed(name).length > 0 || snapshot.providersOf(name).length > 0;
}

function imageNames({ snapshot }: EvaluatedRecipe): readonly string[] {
  return [...snapshot.recipesInheriting('image-oci'), ...snapshot.recipesInheriting('container-bundle')];
}
