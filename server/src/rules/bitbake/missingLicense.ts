import type { RecipeRule } from '../rule';

export const missingLicense: RecipeRule = {
  id: 'missing-license',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  needsCore: true,
  what: 'A recipe without LICENSE.',
  why: 'OpenEmbedded stops while it parses a recipe whose LICENSE nobody has set.',
  bad: ['SUMMARY = "An application"'],
  good: ['SUMMARY = "An application"', 'LICENSE = "MIT"'],
  check(recipe) {
    if (recipe.isSkipped || !recipe.isWhole || recipe.text('LICENSE') !== 'INVALID') return [];
    const at = recipe.authorOf('LICENSE') === 'recipe' ? recipe.placeOf('LICENSE') : recipe.beginning;
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
