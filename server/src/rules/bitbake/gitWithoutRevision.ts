import { type SourceAddress, sourceAddress } from '../../syntax/bitbake/sourceAddress';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const gitWithoutRevision: RecipeRule = {
  id: 'git-without-revision',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  needsCore: true,
  what: 'A git repository in SRC_URI without the revision to be built.',
  why: 'BitBake takes the commit from SRCREV, from `SRCREV_NAME` for an entry with `name=NAME`, or from `rev=` or `tag=` in the address. Where all are missing it stops with "Please set a valid SRCREV".',
  bad: ['LICENSE = "CLOSED"', 'SRC_URI = "git://example.com/app.git;protocol=https;branch=main"'],
  good: [
    'LICENSE = "CLOSED"',
    'SRC_URI = "git://example.com/app.git;protocol=https;branch=main"',
    'SRCREV = "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33"',
  ],
  check(recipe) {
    if (recipe.isSkipped || !recipe.isWhole || !recipe.runs('do_fetch')) return [];
    const repositories = (recipe.words('SRC_URI') ?? []).filter((word) => /^git(?:sm)?:\/\//.test(word));
    return [...new Set(repositories)].flatMap((word): PlacedFinding[] => {
      const address = sourceAddress(word);
      if (!address || hasRevision(recipe, address) !== false) return [];
      const place = recipe.placeToAdd('SRC_URI', word);
      return place ? [{ place, message: message(address) }] : [];
    });
  },
};

/** Undefined where only a build can tell. */
function hasRevision(recipe: EvaluatedRecipe, { parameters }: SourceAddress): boolean | undefined {
  if (['rev', 'tag', 'usehead'].some((name) => parameters.get(name))) return true;
  const suffix = `:pn-${recipe.name}`;
  const bases = [`SRCREV_${parameters.get('name') ?? 'default'}`, 'SRCREV'];
  const texts = bases.flatMap((base) => [recipe.text(base + suffix), recipe.text(base)]);
  if (texts.some((text) => text !== undefined && text !== '' && text !== 'INVALID')) return true;
  return texts.includes(undefined) ? undefined : false;
}

function message({ location, parameters }: SourceAddress): string {
  const name = parameters.get('name');
  const variables = name === undefined ? '`SRCREV`' : `\`SRCREV_${name}\` or \`SRCREV\``;
  return `No revision is set for \`${location}\`, and BitBake stops. Set ${variables} to the commit.`;
}
