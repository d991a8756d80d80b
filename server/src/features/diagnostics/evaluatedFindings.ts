/** What the rules find in evaluated recipes and configurations: findings in whatever files are to be edited. */
import type { ReleaseName } from '../../knowledge/release';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import type { EvaluatedConfiguration } from '../../rules/evaluatedConfiguration';
import type { EvaluatedRecipe } from '../../rules/evaluatedRecipe';
import type { PlacedFinding } from '../../rules/finding';
import { appliesIn, type Rule } from '../../rules/rule';
import { loadedRules } from '../../rules/rules';
import type { Diagnostic, RuleSeverities } from './diagnostic';
import { inOwnFiles } from './ownPlaces';
import { findingsInDefaults, findingsInValues } from './writtenValues';

export interface PlacedDiagnostic extends Diagnostic {
  readonly path: string;
}

/** How strictly rules count in the file of a path. */
export type SeveritiesOf = (path: string) => RuleSeverities;

/** The findings of all rules about recipes, and in the configuration that they write, in no order. */
export function recipeFindings(recipe: EvaluatedRecipe, severitiesOf: SeveritiesOf): readonly PlacedDiagnostic[] {
  const severities = severitiesOf(recipe.path);
  const asked = loadedRules().recipeRules.filter((rule) => isAsked(rule, recipe, severities));
  const found = [
    ...asked.flatMap((rule) => rule.check(recipe).map((finding) => ({ rule, finding }))),
    ...findingsInValues(recipe, severities),
  ];
  return found.flatMap(({ rule, finding }) => placedDiagnostic(rule, inOwnFiles(recipe, finding), severitiesOf));
}

/** The findings of all rules about the configuration, in no order. */
export function configurationFindings(
  configuration: EvaluatedConfiguration,
  severitiesOf: SeveritiesOf,
): readonly PlacedDiagnostic[] {
  const severities = severitiesOf(configuration.path);
  const asked = loadedRules().configurationRules.filter((rule) => isAsked(rule, configuration, severities));
  return asked.flatMap((rule) =>
    rule.check(configuration).flatMap((finding) => placedDiagnostic(rule, finding, severitiesOf)),
  );
}

/** The findings in the configuration that a class writes, with the values that it gives by default. */
export function classFindings(
  file: SourceFile,
  facts: { readonly snapshot: Snapshot; readonly release: ReleaseName },
  severitiesOf: SeveritiesOf,
): readonly PlacedDiagnostic[] {
  const found = findingsInDefaults(file, { ...facts, severities: severitiesOf(file.path) });
  return found.flatMap(({ rule, finding }) => placedDiagnostic(rule, finding, severitiesOf));
}

function isAsked(
  rule: Rule,
  { release, hasCore }: EvaluatedRecipe | EvaluatedConfiguration,
  severities: RuleSeverities,
): boolean {
  return severities[rule.id] !== 'off' && appliesIn(rule, release) && (hasCore || !rule.needsCore);
}

/** None where the rule is turned off for the file that is to be mended. */
function placedDiagnostic(
  rule: Pick<Rule, 'id' | 'severity'>,
  finding: PlacedFinding,
  severitiesOf: SeveritiesOf,
): PlacedDiagnostic[] {
  const { place, message, fix, related } = finding;
  const severity = severitiesOf(place.path)[rule.id] ?? finding.severity ?? rule.severity;
  if (severity === 'off') return [];
  const diagnostic = {
    path: place.path,
    span: place.span,
    severity,
    rule: rule.id,
    message,
    fix,
    related: related?.map((each) => ({
      path: each.place.path,
      span: each.place.span,
      text: each.place.text,
      message: each.message,
    })),
  };
  return [diagnostic];
}
