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
  needsCore: true,
  what: 'A recipe without LICENSE.',
  why: 'OpenEmbedded stops while it parses a recipe whose LICENSE nobody has set.',
  bad: { ...coreLayer, 'recipes/app.bb': ['SUMMARY = "An application"'] },
  good: { ...coreLayer, 'recipes/app.bb': ['SUMMARY = "An application"', 'LICENSE = "MIT"'] },
  check(recipe) {
    if (recipe.isSkipped || !recipe.isWhole || recipe.text('LICENSE') !== 'INVALID') return [];
    const at = recipe.isSet('LICENSE') ? recipe.placeOf('LICENSE') : recipe.beginning;
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
