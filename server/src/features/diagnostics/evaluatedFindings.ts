/** What the rules find in evaluated recipes and configurations: findings in whatever files are to be edited. */
import type { EvaluatedConfiguration, EvaluatedRecipe } from '../../rules/evaluated';
import { appliesIn, type PlacedFinding, type Rule } from '../../rules/rule';
import { configurationRules, recipeRules } from '../../rules/rules';
import type { Diagnostic, RuleSeverities } from '../diagnostics';

export interface PlacedDiagnostic extends Diagnostic {
  readonly path: string;
}

/** The findings of all rules about recipes, in no order. */
export function recipeFindings(recipe: EvaluatedRecipe, severities: RuleSeverities): readonly PlacedDiagnostic[] {
  const asked = recipeRules.filter((rule) => isAsked(rule, recipe, severities));
  return asked.flatMap((rule) => rule.check(recipe).map((finding) => placedDiagnostic(rule, finding, severities)));
}

/** The findings of all rules about the configuration, in no order. */
export function configurationFindings(
  configuration: EvaluatedConfiguration,
  severities: RuleSeverities,
): readonly PlacedDiagnostic[] {
  const asked = configurationRules.filter((rule) => isAsked(rule, configuration, severities));
  return asked.flatMap((rule) =>
    rule.check(configuration).map((finding) => placedDiagnostic(rule, finding, severities)),
  );
}

function isAsked(rule: Rule, { release }: Pick<EvaluatedRecipe, 'release'>, severities: RuleSeverities): boolean {
  return severities[rule.id] !== 'off' && appliesIn(rule, release);
}

function placedDiagnostic(rule: Rule, finding: PlacedFinding, severities: RuleSeverities): PlacedDiagnostic {
  const { place, message, fix, related } = finding;
  const wanted = severities[rule.id];
  return {
    path: place.path,
    span: place.span,
    severity: wanted === undefined || wanted === 'off' ? (finding.severity ?? rule.severity) : wanted,
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
}
