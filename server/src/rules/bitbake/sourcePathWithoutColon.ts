import type { FindingFix, Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const sourcePathWithoutColon: RecipeRule = {
  id: 'source-path-without-colon',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  what: 'A folder in FILESEXTRAPATHS that is not separated from the others by a colon, or takes their place.',
  why: 'FILESEXTRAPATHS is a list of folders with colons between. A folder that grows together with its neighbour is none of them, and BitBake finds no file in it. OpenEmbedded warns where `__default`, the end of the list, is no longer there by itself.',
  bad: {
    'recipes/app.bb': ['LICENSE = "MIT"'],
    'recipes/app.bbappend': ['FILESEXTRAPATHS:prepend := "${THISDIR}/files"'],
  },
  good: {
    'recipes/app.bb': ['LICENSE = "MIT"'],
    'recipes/app.bbappend': ['FILESEXTRAPATHS:prepend := "${THISDIR}/files:"'],
  },
  check(recipe) {
    const folders = recipe.text('FILESEXTRAPATHS');
    // This is how OpenEmbedded finds out.
    if (!folders || folders.split(':').includes('__default')) return [];
    return recipe.operations('FILESEXTRAPATHS').flatMap(({ operation, text, origin, counts }): PlacedFinding[] => {
      if (!counts || !origin || origin.path.endsWith('/bitbake.conf') || typeof text !== 'string') return [];
      const joint = jointOf(operation, text);
      const place = joint && recipe.places.value(origin.path, origin.line);
      if (!joint || !place) return [];
      if (joint === 'replaced') {
        const message =
          'This takes the place of all folders that others have added to FILESEXTRAPATHS. Write `FILESEXTRAPATHS:prepend :=`.';
        return [{ place, message }];
      }
      const message = `A colon is missing at the ${joint}: the folder grows together with the next one, and BitBake finds no file in it.`;
      return [{ place, message, fix: withColon(place, joint) }];
    });
  },
};

type Joint = 'beginning' | 'end' | 'replaced';

function jointOf(operation: string, text: string): Joint | undefined {
  if (operation === ':prepend' || operation === '=.') return text.trimEnd().endsWith(':') ? undefined : 'end';
  if (operation === ':append' || operation === '.=') return text.trimStart().startsWith(':') ? undefined : 'beginning';
  return (operation === '=' || operation === ':=') &&
    !text.includes('__default') &&
    !text.includes('${FILESEXTRAPATHS}')
    ? 'replaced'
    : undefined;
}

function withColon({ span }: Place, joint: 'beginning' | 'end'): FindingFix {
  const at = joint === 'end' ? span.end : span.start;
  return { title: `Put a colon at the ${joint}`, safe: true, edits: [{ span: { start: at, end: at }, text: ':' }] };
}
