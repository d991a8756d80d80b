import type { RecipeRule } from '../rule';

export const missingLicense: RecipeRule = {
  id: 'missing-license',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A recipe without LICENSE.',
  why: 'OpenEmbedded stops while it parses a recipe whose LICENSE nobody has set.',
  bad: ['SUMMARY = "An application"'],
  good: ['SUMMARY = "An application"', 'LICENSE = "MIT"'],
  check(recipe) {
    if (recipe.isSkipped || !recipe.hasOwnLicense) return [];
    const license = recipe.text('LICENSE');
    // BitBake lets a LICENSE pass that is set to nothing.
    if (license !== 'INVALID' && (license !== '' || recipe.isSet('LICENSE'))) return [];
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
