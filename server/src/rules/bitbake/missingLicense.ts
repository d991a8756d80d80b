import type { RecipeRule } from '../rule';

/** The default that the core layer gives. */
const coreLayer = {
  'meta/conf/layer.conf': ['BBPATH .= ":${LAYERDIR}"', 'BBFILE_COLLECTIONS += "core"'],
  'meta/conf/bitbake.conf': ['LICENSE ??= "INVALID"'],
};

export const missingLicense: RecipeRule = {
  id: 'missing-license',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A recipe without LICENSE.',
  why: 'OpenEmbedded stops while it parses a recipe whose LICENSE nobody has set.',
  bad: { ...coreLayer, 'recipes/app.bb': ['SUMMARY = "An application"'] },
  good: { ...coreLayer, 'recipes/app.bb': ['SUMMARY = "An application"', 'LICENSE = "MIT"'] },
  check(recipe) {
    // BitBake lets a LICENSE pass that is set to nothing; without the core layer there may be more to the recipe than is at hand.
    if (recipe.isSkipped || !recipe.isWhole || recipe.text('LICENSE') !== 'INVALID') return [];
    const place = recipe.placeOf('LICENSE');
    const at = place && !place.path.endsWith('/bitbake.conf') ? place : recipe.beginning;
    return at
      ? [
          {
            place: at,
            message: 'The recipe sets no LICENSE, and BitBake stops. Set it to the SPDX name of the licence.',
          },
        ]
      : [];
  },
};
