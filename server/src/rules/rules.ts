/** All rules, in alphabetical order. */
import type { Rule } from './rule';

export const rules: readonly Rule[] = [];

/** The rule of an id, as it stands in a finding or in the settings. */
export function ruleNamed(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
