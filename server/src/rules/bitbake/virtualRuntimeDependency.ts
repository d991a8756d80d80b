import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const virtualRuntimeDependency: RecipeRule = {
  id: 'virtual-runtime-dependency',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'scarthgap' },
  what: 'A name with `virtual/` in RDEPENDS or RPROVIDES.',
  why: 'Only DEPENDS and PROVIDES know `virtual/` names; no package has one. OpenEmbedded warns of it while it parses, and from walnascar on stops.',
  bad: ['LICENSE = "MIT"', 'RDEPENDS:${PN} = "virtual/kernel"'],
  good: ['LICENSE = "MIT"', 'RDEPENDS:${PN} = "${VIRTUAL-RUNTIME_container_runtime}"'],
  check(recipe) {
    if (recipe.isSkipped || recipe.name === '') return [];
    return ['RDEPENDS', 'RPROVIDES'].flatMap((base) => {
      const variable = `${base}:${recipe.name}`;
      const words = (recipe.words(variable) ?? []).filter((word) => word.startsWith('virtual/'));
      return [...new Set(words)].flatMap((word): PlacedFinding[] => {
        const severity = recipe.checkSeverity('virtual-slash', 'walnascar');
        const place = severity && recipe.placeOfWord(variable, word);
        if (!severity || !place) return [];
        const message = `No package has a name such as \`${word}\`: ${base} names packages. Write the package, or a \`VIRTUAL-RUNTIME_\` variable.`;
        return [{ place, severity, message }];
      });
    });
  },
};
