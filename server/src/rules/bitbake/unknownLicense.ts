import { nearestOf } from '../../knowledge/nearestName';
import { licenseInstead } from '../../knowledge/obsoleteLicenses';
import { type LicensePart, licenseParts } from '../../syntax/bitbake/licenseExpression';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const unknownLicense: RecipeRule = {
  id: 'unknown-license',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'kirkstone' },
  what: 'A name in LICENSE that is no licence that the layers know.',
  why: 'The text of each licence is looked for in COMMON_LICENSE_DIR and in the folders of LICENSE_PATH, by its SPDX name, or in the source where NO_GENERIC_LICENSE says so. Where there is none, `do_populate_lic` warns, and from walnascar on stops.',
  bad: {
    'recipes/app.bb': ['LICENSE = "GPL-2.0-onyl"'],
    'recipes/licenses/MIT': ['Permission is hereby granted'],
    'recipes/licenses/GPL-2.0-only': ['GNU GENERAL PUBLIC LICENSE'],
    'conf/local.conf': ['COMMON_LICENSE_DIR = "${FILE_DIRNAME}/licenses"'],
  },
  good: {
    'recipes/app.bb': ['LICENSE = "GPL-2.0-only"'],
    'recipes/licenses/MIT': ['Permission is hereby granted'],
    'recipes/licenses/GPL-2.0-only': ['GNU GENERAL PUBLIC LICENSE'],
    'conf/local.conf': ['COMMON_LICENSE_DIR = "${FILE_DIRNAME}/licenses"'],
  },
  check(recipe) {
    if (recipe.isSkipped || !recipe.runs('do_populate_lic')) return [];
    const expression = recipe.text('LICENSE');
    if (expression === undefined || expression === 'CLOSED' || expression === 'INVALID' || expression.includes('${'))
      return [];
    const folders = licenseFolders(recipe);
    const severity = folders.length > 0 ? recipe.checkSeverity('license-exists', 'walnascar') : undefined;
    if (!severity) return [];
    const parts = licenseParts(expression, recipe.readsSpdxLicenses !== false);
    const names = parts.filter((part, index) => part.kind === 'name' && !isException(parts, index));
    return [...new Set(names.map(({ text }) => text))].flatMap((name): PlacedFinding[] => {
      if (!/^[\w.+-]+$/.test(name) || isKnown(recipe, folders, name)) return [];
      const place = recipe.placeOfWord('LICENSE', name);
      if (!place) return [];
      const nearest = nearestOf(
        name,
        folders.flatMap((folder) => recipe.snapshot.folder(folder).map((entry) => entry.name)),
      );
      const { span } = place;
      const isName = place.text.slice(span.start, span.end) === name;
      const meant =
        nearest === undefined
          ? 'Write its SPDX name, or put its text into a folder of LICENSE_PATH.'
          : `Did you mean \`${nearest}\`?`;
      return [
        {
          place,
          severity,
          message: `No layer has the text of a licence \`${name}\`. ${meant}`,
          fix:
            nearest !== undefined && isName
              ? { title: `Write "${nearest}"`, safe: false, edits: [{ span, text: nearest }] }
              : undefined,
        },
      ];
    });
  },
};

function isException(parts: readonly LicensePart[], index: number): boolean {
  return parts[index - 1]?.text === 'WITH';
}

/** A licence whose text each core layer has. */
const everywhere = 'MIT';

/** None where the core layer with its licences is not at hand. */
function licenseFolders(recipe: EvaluatedRecipe): readonly string[] {
  const common = recipe.text('COMMON_LICENSE_DIR');
  const further = recipe.text('LICENSE_PATH');
  if (!common || further === undefined || further.includes('${') || !recipe.snapshot.isFile(`${common}/${everywhere}`))
    return [];
  return [common, ...splitWords(further)];
}

function isKnown(recipe: EvaluatedRecipe, folders: readonly string[], written: string): boolean {
  if (licenseInstead(written) !== undefined) return true;
  const withoutPrefix = written.replace(/^LicenseRef-/, '');
  const forms = [written, written.replaceAll('+', ''), withoutPrefix];
  if (forms.some((name) => folders.some((folder) => recipe.snapshot.isFile(`${folder}/${name}`)))) return true;
  if (forms.some((name) => ['SPDXLICENSEMAP', 'NO_GENERIC_LICENSE'].some((table) => recipe.flag(table, name) !== '')))
    return true;
  // Master reads the names of SPDX whatever their case.
  if (!recipe.readsSpdxLicenses) return false;
  const lower = written.toLowerCase();
  return folders.some((folder) => recipe.snapshot.folder(folder).some(({ name }) => name.toLowerCase() === lower));
}
