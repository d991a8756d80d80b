import { licenseInstead } from '../../knowledge/obsoleteLicenses';
import { licenseParts } from '../../syntax/bitbake/licenseExpression';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

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
    if (recipe.isSkipped || !recipe.path.endsWith('.bb')) return [];
    const packages = recipe.words('PACKAGES') ?? [];
    const ofPackages = packages.map((name) => `LICENSE:${name}`).filter((name) => recipe.text(name) !== '');
    return ['LICENSE', ...ofPackages].flatMap((variable) => obsoleteIn(recipe, variable));
  },
};

function obsoleteIn(recipe: EvaluatedRecipe, variable: string): readonly PlacedFinding[] {
  const parts = licenseParts(recipe.text(variable) ?? '', recipe.readsSpdxLicenses !== false);
  return [...new Set(parts.map(({ text }) => text))].flatMap((name): PlacedFinding[] => {
    const instead = licenseInstead(name);
    const severity = instead === undefined ? undefined : severityOf(recipe, name);
    const place = severity && recipe.placeOfWord(variable, name);
    if (instead === undefined || !severity || !place) return [];
    const { span } = place;
    const isName = place.text.slice(span.start, span.end) === name;
    const then = severity === 'error' ? 'and the build stops' : 'and OpenEmbedded no longer takes it';
    const message = `\`${name}\` is an obsolete name of a licence, ${then}. Write \`${instead}\`.`;
    const fix = { title: `Write "${instead}"`, safe: true, edits: [{ span, text: instead }] };
    return [{ place, severity, message, fix: isName ? fix : undefined }];
  });
}

/** Master takes those that are no names of SPDX for what they stand for, without a word. */
function severityOf(recipe: EvaluatedRecipe, name: string): 'error' | 'warning' | undefined {
  const { readsSpdxLicenses } = recipe;
  if (readsSpdxLicenses && name.endsWith('+')) return recipe.checkSeverity('license-format', 'walnascar');
  const isTaken = readsSpdxLicenses && !/^[AL]?GPL-[123]\.[01]$/.test(name);
  if (isTaken || !recipe.runs('do_package_qa')) return 'warning';
  return recipe.checkSeverity('obsolete-license', 'walnascar');
}
