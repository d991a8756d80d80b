import { sourceOfBundle, sourceOfContainer } from '../../containers/bundledSources';
import { nearestOf } from '../../knowledge/nearestName';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const unreadServiceFile: RecipeRule = {
  id: 'unread-service-file',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A flag of CONTAINER_SERVICE_FILE that is the name of none of the bundled containers.',
  why: 'The classes look for the flag whose name is the entry up to its policy, and write a unit of their own where they find none. The name of an image with a tag cannot be a flag at all.',
  bad: [
    'inherit container-bundle',
    'SRC_URI = "file://redis.service"',
    'CONTAINER_BUNDLES = "redis-container:always"',
    'CONTAINER_SERVICE_FILE[redis] = "${UNPACKDIR}/redis.service"',
  ],
  good: [
    'inherit container-bundle',
    'SRC_URI = "file://redis.service"',
    'CONTAINER_BUNDLES = "redis-container:always"',
    'CONTAINER_SERVICE_FILE[redis-container] = "${UNPACKDIR}/redis.service"',
  ],
  check(recipe) {
    const lists = (['CONTAINER_BUNDLES', 'BUNDLED_CONTAINERS'] as const).filter((list) => readsList(recipe, list));
    if (lists.length === 0 || lists.some((list) => recipe.words(list) === undefined)) return [];
    const known = new Set(lists.flatMap((list) => flagsRead(recipe, list)));
    if (known.size === 0) return [];
    // What a configuration says of units may be for another image, unless the containers are named there as well.
    const authors = new Set(['recipe', ...lists.map((list) => recipe.authorOf(list))]);
    return recipe.flagsGiven('CONTAINER_SERVICE_FILE').flatMap(({ flag, author }): readonly PlacedFinding[] => {
      const place = recipe.placeOfFlagName('CONTAINER_SERVICE_FILE', flag);
      if (known.has(flag) || !authors.has(author) || !place) return [];
      return [{ place, message: `${unread(flag)} ${remedy(flag, [...known])}` }];
    });
  },
};

function unread(flag: string): string {
  return `No bundled container is called \`${flag}\`: nothing reads the flag, and a unit is generated in its place.`;
}

function remedy(flag: string, known: readonly string[]): string {
  const nearest = known.find((each) => each.includes(flag) || flag.includes(each)) ?? nearestOf(flag, known);
  if (nearest === undefined) return 'Write the name as it stands in the entry, without its policy.';
  return nearest.includes(':')
    ? `\`${nearest}\` cannot be a flag: bundle the image with a recipe of its own, and name that.`
    : `Did you mean \`${nearest}\`?`;
}

function readsList(recipe: EvaluatedRecipe, list: 'CONTAINER_BUNDLES' | 'BUNDLED_CONTAINERS'): boolean {
  return recipe.inherits(list === 'CONTAINER_BUNDLES' ? 'container-bundle' : 'container-cross-install');
}

/** Also those for another machine or distro. */
function flagsRead(recipe: EvaluatedRecipe, list: 'CONTAINER_BUNDLES' | 'BUNDLED_CONTAINERS'): readonly string[] {
  const texts = recipe.operations(list).map(({ text }) => (typeof text === 'string' ? text : ''));
  const entries = [...(recipe.words(list) ?? []), ...texts.flatMap(splitWords)];
  return entries.map((entry) => (list === 'CONTAINER_BUNDLES' ? sourceOfBundle : sourceOfContainer)(entry).flag);
}
