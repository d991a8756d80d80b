import { containerMask } from '../../containers/maskedRecipes';
import type { IndexedFile, Snapshot } from '../../project/snapshot';
import { locatedAssignments } from '../../syntax/bitbake/locatedAssignments';
import { assignedText, splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const maskedMultiarchRecipe: RecipeRule = {
  id: 'masked-multiarch-recipe',
  category: 'bundle',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A container that is built in a multiconfig of the distro `vcontainer`, and whose recipe, or one of its packages, that distro leaves out.',
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
    const named = recipe.inherits('oci-multiarch') ? containers(recipe) : containersWaitedFor(recipe);
    if (named.length === 0) return [];
    const { snapshot, places, path } = recipe;
    const isMasked = containerMask(snapshot, path, (file) => places.tree(file));
    if (!isMasked) return [];
    return named.flatMap(({ name, placeOf }): readonly PlacedFinding[] => {
      const [container] = snapshot.recipesNamed(name);
      const masked = container && [container, ...packagesOf(snapshot, container)].find((each) => isMasked(each.path));
      const place = masked ? placeOf() : undefined;
      if (!masked || !place) return [];
      const what = masked === container ? `\`${name}\`` : `\`${masked.name}\`, which \`${name}\` installs,`;
      return [
        {
          place,
          message: `${what} is hidden by BBMASK of the distro \`vcontainer\`, with which the container is built: nothing provides it. Take its folder out of the mask in conf/distro/include/vcontainer-bbmask.inc.`,
        },
      ];
    });
  },
};

interface NamedContainer {
  readonly name: string;
  placeOf(): Place | undefined;
}

/** The container of a recipe for several architectures, or those that it has variants for. */
function containers(recipe: EvaluatedRecipe): readonly NamedContainer[] {
  const placed = (variable: string, word: string) => () => recipe.placeOfWord(variable, word);
  const named = ['OCI_MULTIARCH_RECIPE', 'CONTAINER_IMAGES'].flatMap((variable) =>
    (recipe.words(variable) ?? []).map((name): NamedContainer => ({ name, placeOf: placed(variable, name) })),
  );
  // The class mcextend gives each variant its MCNAME.
  if (!recipe.metadata.unexpanded('OCI_MULTIARCH_RECIPE')?.includes('${MCNAME}')) return named;
  const variable = 'BBCLASSEXTEND';
  const variants = (recipe.words(variable) ?? []).flatMap((word): readonly NamedContainer[] => {
    const [, name] = /^mcextend:(.+)$/.exec(word) ?? [];
    const isNamed = named.some((each) => each.name === name);
    return name === undefined || isNamed ? [] : [{ name, placeOf: placed(variable, word) }];
  });
  return [...named, ...variants];
}

const waitsFor = 'mcdepends';

/** The recipes of such multiconfigs that tasks of a recipe wait for. */
function containersWaitedFor(recipe: EvaluatedRecipe): readonly NamedContainer[] {
  if (!recipe.files.some((path) => recipe.places.tree(path)?.text.includes(waitsFor))) return [];
  return recipe.metadata.tasks.flatMap(({ name: task }) =>
    splitWords(recipe.flag(task, waitsFor) ?? '').flatMap((word): readonly NamedContainer[] => {
      const [, , multiconfig = '', name] = word.split(':');
      if (name === undefined || !isOfContainers(recipe, multiconfig)) return [];
      return [{ name, placeOf: () => recipe.placeOfFlag(task, waitsFor) }];
    }),
  );
}

/** Whether a multiconfig has the distro that leaves recipes out. */
function isOfContainers({ snapshot, places, path }: EvaluatedRecipe, multiconfig: string): boolean {
  const file = snapshot.resolveInclude(path, `conf/multiconfig/${multiconfig}.conf`);
  const tree = file === undefined ? undefined : places.tree(file);
  if (!tree) return false;
  return locatedAssignments(tree).some(
    ({ name, start, statement }) => name === 'DISTRO' && assignedText(tree, start, statement) === 'vcontainer',
  );
}

function packagesOf(snapshot: Snapshot, container: IndexedFile): readonly IndexedFile[] {
  return container.mentioned('installs').flatMap(({ name }) => snapshot.recipesBehind(name)?.recipes[0] ?? []);
}
