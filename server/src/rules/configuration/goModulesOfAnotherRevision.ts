import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const goModulesOfAnotherRevision: RecipeRule = {
  id: 'go-modules-of-another-revision',
  category: 'configuration',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'whinlatter' },
  what: 'A recipe with generated lists of Go modules whose revision is replaced.',
  why: 'The files `go-mod-*.inc` list the modules of one revision. With another SRCREV the modules that it wants are not fetched, and the build, which has no network, stops at the first that is missing.',
  bad: {
    'recipes/app_git.bb': [
      'inherit go-mod-vcs',
      'SRCREV = "1111111111111111111111111111111111111111"',
      'require go-mod-git.inc',
    ],
    'recipes/app_git.bbappend': ['SRCREV = "2222222222222222222222222222222222222222"'],
    'recipes/go-mod-git.inc': ['GO_MODULES = "generated"'],
  },
  good: {
    'recipes/app_git.bb': [
      'inherit go-mod-vcs',
      'SRCREV = "1111111111111111111111111111111111111111"',
      'require go-mod-git.inc',
    ],
    'recipes/go-mod-git.inc': ['GO_MODULES = "generated"'],
  },
  check(recipe) {
    if (!recipe.inherits('go-mod-vcs') && !recipe.inherits('go-mod-discovery')) return [];
    const variable = revisionVariable(recipe);
    const operations = recipe.operations(variable).filter(({ text }) => typeof text === 'string');
    const counting = operations.findLast(({ counts }) => counts);
    const origin = counting?.origin;
    const isReplaced = operations.some(
      ({ origin: place, text }) => place && /\.(?:bb|inc)$/.test(place.path) && text !== counting?.text,
    );
    if (!origin || !isReplaced || !/\.(?:bbappend|conf)$/.test(origin.path) || bringsOwnLists(recipe, origin.path))
      return [];
    const place = recipe.places.value(origin.path, origin.line);
    if (!place) return [];
    return [
      {
        place,
        message: `The lists of Go modules beside ${recipe.name} are for the revision that this replaces: the build lacks modules that the new one wants. Make them anew with \`bitbake ${recipe.name} -c discover_and_generate\`.`,
      },
    ];
  },
};

/** The variable with the revision that the lists are made for. */
function revisionVariable(recipe: EvaluatedRecipe): string {
  const reference = recipe.metadata.unexpanded('GO_MOD_DISCOVERY_GIT_REF') ?? '';
  return /^\$\{(SRCREV\w*)\}$/.exec(reference)?.[1] ?? 'SRCREV';
}

/** Whether an append includes lists of its own. */
function bringsOwnLists({ places }: EvaluatedRecipe, path: string): boolean {
  return /^(?:include|require)\s.*go-mod-/m.test(places.tree(path)?.text ?? '');
}
