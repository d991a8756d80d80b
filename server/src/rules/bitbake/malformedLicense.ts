import { type LicensePart, licenseParts } from '../../syntax/bitbake/licenseExpression';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const malformedLicense: RecipeRule = {
  id: 'malformed-license',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A LICENSE that is no expression: names without an operator between, an operator without a name, or a bracket that is not closed.',
  why: 'Licences are joined with `&` (all hold) or `|` (one may be chosen). OpenEmbedded warns of another LICENSE while it parses, and from walnascar on stops.',
  bad: ['LICENSE = "MIT, BSD-3-Clause"'],
  good: ['LICENSE = "MIT & BSD-3-Clause"'],
  check(recipe) {
    const expression = recipe.path.endsWith('.bb') ? recipe.text('LICENSE') : undefined;
    if (expression === undefined || expression.includes('${')) return [];
    const fault = faultIn(licenseParts(expression, recipe.readsSpdxLicenses !== false));
    const severity = fault && recipe.checkSeverity('license-format', 'walnascar');
    const place = severity && recipe.placeOf('LICENSE');
    return severity && place
      ? [
          {
            place,
            severity,
            message: `${fault} in LICENSE, which OpenEmbedded cannot read. Join the names with \`&\` or \`|\`.`,
          } satisfies PlacedFinding,
        ]
      : [];
  },
};

function faultIn(parts: readonly LicensePart[]): string | undefined {
  let depth = 0;
  for (const [index, { kind, text }] of parts.entries()) {
    const before = parts[index - 1];
    const followsName = before?.kind === 'name' || before?.text === ')';
    if (kind === 'operator' && !followsName) return `No name stands before \`${text}\``;
    if ((kind === 'name' || text === '(') && followsName)
      return `No operator stands between \`${before.text}\` and \`${text}\``;
    if (kind === 'name' && /[,;/]/.test(text)) return `\`${text}\` is no name of a licence`;
    if (text === '(') depth++;
    if (text === ')' && (!followsName || --depth < 0)) return 'A bracket is closed that is not open';
  }
  const last = parts.at(-1);
  if (last?.kind === 'operator') return `No name follows on \`${last.text}\``;
  return depth > 0 ? 'A bracket is not closed' : undefined;
}
