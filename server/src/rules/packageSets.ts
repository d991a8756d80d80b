/** Which packages come into one root file system together. */
import { inheritedClasses } from '../containers/imageRecipeKind';
import { nameParts, splitWords } from '../syntax/bitbake/text';
import type { EvaluatedRecipe } from './evaluatedRecipe';

export interface PackageSet {
  /** The list that names them. */
  readonly variable: string;
  readonly packages: readonly SetPackage[];
}

export interface SetPackage {
  readonly name: string;
  /** The word of the list that brings it: the package, or a packagegroup that needs it. */
  readonly word: string;
}

/** What an image installs, and what its packagegroups bring; of a packagegroup what each of its packages brings. */
export function packageSets(recipe: EvaluatedRecipe): readonly PackageSet[] {
  return listsOf(recipe).map((variable) => ({
    variable,
    packages: (recipe.words(variable) ?? []).flatMap((word) => packagesBehind(recipe, word)),
  }));
}

function listsOf(recipe: EvaluatedRecipe): readonly string[] {
  if (recipe.isImage) return ['IMAGE_INSTALL'];
  if (!recipe.inherits('packagegroup')) return [];
  return (recipe.words('PACKAGES') ?? []).map((name) => `RDEPENDS:${name}`);
}

/** A package, and where it is a packagegroup of the layers at hand those that it names. */
function packagesBehind({ snapshot, places }: EvaluatedRecipe, word: string): readonly SetPackage[] {
  const group = snapshot.recipesBehind(word)?.recipes[0];
  if (!group || !inheritedClasses(snapshot, group).has('packagegroup')) return [{ name: word, word }];
  const lists = group.assignments.filter(({ name, flag, operator }) => {
    const { base, operation, overrides } = nameParts(name);
    const isOfWord =
      overrides.length === 1 && (overrides[0] === word || (isOwnName(overrides[0]) && word === group.name));
    return base === 'RDEPENDS' && operation !== 'remove' && flag === undefined && operator !== '??=' && isOfWord;
  });
  const names = lists.flatMap((list) => splitWords(places.written({ ...list, path: group.path }) ?? ''));
  return [word, ...names].map((name) => ({ name, word }));
}

function isOwnName(override: string | undefined): boolean {
  return override === '$' + '{PN}';
}
