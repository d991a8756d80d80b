import { licenseInstead } from '../../knowledge/obsoleteLicenses';
import { licenseParts } from '../../syntax/bitbake/licenseExpression';
import type { EvaluatedRecipe } from '../evaluated';
import type { PlacedFinding, RecipeRule } from '../rule';

export const obsoleteLicense: RecipeRule = {
  id: 'obsolete-license',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'kirkstone' },
  what: 'A name in LICENSE that OpenEmbedded has given up for the one of SPDX.',
  why: 'OpenEmbedded checks LICENSE for names such as `GPLv2` when it packages: up to styhead it warns, from walnascar on it stops. On master a name with `+` cannot even be read.',
  bad: ['LICENSE = "GPLv2"'],
  good: ['LICENSE = "GPL-2.0-only"'],
  check(recipe) {
    const expression = recipe.path.endsWith('.bb') ? recipe.text('LICENSE') : undefined;
    if (expression === undefined || recipe.isSkipped) return [];
    const names = new Set(licenseParts(expression, recipe.readsSpdxLicenses !== false).map(({ text }) => text));
    return [...names].flatMap((name): PlacedFinding[] => {
      const instead = licenseInstead(name);
      const severity = instead === undefined ? undefined : severityOf(recipe, name);
      const place = severity && recipe.placeOfWord('LICENSE', name);
      if (!severity || !place) return [];
      const { span } = place;
      const isName = place.text.slice(span.start, span.end) === name;
      const then = severity === 'error' ? 'and the build stops' : 'and OpenEmbedded no longer takes it';
      return [
        {
          place,
          severity,
          message: `\`${name}\` is an obsolete name of a licence, ${then}. Write \`${instead}\`.`,
          fix: isName
            ? { title: `Write "${instead}"`, safe: true, edits: [{ span, text: instead ?? name }] }
            : undefined,
        },
      ];
    });
  },
};

/** Master takes those that are no names of SPDX for what they stand for, without a word. */
function severityOf(recipe: EvaluatedRecipe, name: string): 'error' | 'warning' | undefined {
  const { readsSpdxLicenses } = recipe;
  if (readsSpdxLicenses && name.endsWith('+')) return recipe.checkSeverity('license-format', 'walnascar');
  const isTaken = readsSpdxLicenses && !/^[AL]?GPL-[123]\.[01]$/.test(name);
  if (isTaken || !recipe.runs('do_package_qa')) return 'warning';
  return recipe.checkSeverity('obsolete-license', 'walnascar');
}
