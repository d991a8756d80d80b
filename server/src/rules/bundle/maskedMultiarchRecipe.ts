import { containerMask } from '../../containers/maskedRecipes';
import type { IndexedFile, Snapshot } from '../../project/snapshot';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding, RecipeRule } from '../rule';

export const maskedMultiarchRecipe: RecipeRule = {
  id: 'masked-multiarch-recipe',
  category: 'bundle',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A container for several architectures whose recipe, or one of its packages, the distro `vcontainer` leaves out.',
  why: 'The multiconfigs that such containers are built with use the distro `vcontainer`, and BBMASK of that hides whole folders of recipes. Nothing provides what is in them.',
  bad: {
    'conf/distro/include/vcontainer-bbmask.inc': ['BBMASK += "meta-filesystems/"'],
    'recipes/meta-filesystems/my-app.bb': ['inherit image image-oci'],
    'recipes/my-app-multiarch.bb': [
      'inherit oci-multiarch',
      'OCI_MULTIARCH_RECIPE = "my-app"',
      'OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"',
    ],
  },
  good: {
    'conf/distro/include/vcontainer-bbmask.inc': ['BBMASK += "meta-filesystems/"'],
    'recipes/images/my-app.bb': ['inherit image image-oci'],
    'recipes/my-app-multiarch.bb': [
      'inherit oci-multiarch',
      'OCI_MULTIARCH_RECIPE = "my-app"',
      'OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"',
    ],
  },
  check(recipe) {
    if (!recipe.inherits('oci-multiarch')) return [];
    const { snapshot, places, path } = recipe;
    const isMasked = containerMask(snapshot, path, (file) => places.tree(file));
    if (!isMasked) return [];
    return containers(recipe).flatMap(({ name, variable, word }): readonly PlacedFinding[] => {
      const [container] = snapshot.recipesNamed(name);
      const masked = container && [container, ...packagesOf(snapshot, container)].find((each) => isMasked(each.path));
      const place = masked ? recipe.placeOfWord(variable, word) : undefined;
      if (!masked || !place) return [];
      const what = masked === container ? `\`${name}\`` : `\`${masked.name}\`, which \`${name}\` installs,`;
      return [
        {
          place,
          message: `${what} is hidden by BBMASK of the distro \`vcontainer\`, with which containers for several architectures are built: nothing provides it. Take its folder out of the mask in conf/distro/include/vcontainer-bbmask.inc.`,
        },
      ];
    });
  },
};

interface NamedContainer {
  readonly name: string;
  readonly variable: string;
  /** The name as the variable has it. */
  readonly word: string;
}

/** The container of the recipe, or those that it has variants for. */
function containers(recipe: EvaluatedRecipe): readonly NamedContainer[] {
  const named = ['OCI_MULTIARCH_RECIPE', 'CONTAINER_IMAGES'].flatMap((variable) =>
    (recipe.words(variable) ?? []).map((name) => ({ name, variable, word: name })),
  );
  // The class mcextend gives each variant its MCNAME.
  if (!recipe.metadata.unexpanded('OCI_MULTIARCH_RECIPE')?.includes('${MCNAME}')) return named;
  const variable = 'BBCLASSEXTEND';
  const variants = (recipe.words(variable) ?? []).flatMap((word) => {
    const [, name] = /^mcextend:(.+)$/.exec(word) ?? [];
    const isNamed = named.some((each) => each.name === name);
    return name === undefined || isNamed ? [] : [{ name, variable, word }];
  });
  return [...named, ...variants];
}

function packagesOf(snapshot: Snapshot, container: IndexedFile): readonly IndexedFile[] {
  return container.mentioned('installs').flatMap(({ name }) => snapshot.recipesBehind(name)?.recipes[0] ?? []);
}
