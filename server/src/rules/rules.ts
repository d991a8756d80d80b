/** All rules, by what they are about. */
import { bitbakeRules } from './bitbake/rules';
import { ownConfigurationRules } from './configuration/rules';
import { filesRules } from './files/rules';
import { hostRules } from './host/rules';
import { registryRules } from './registry/rules';
import type { ConfigFileRule, ConfigurationRule, FileRule, RecipeRule, Rule } from './rule';
import { securityRules } from './security/rules';

export const rules: readonly Rule[] = [
  ...bitbakeRules,
  ...ownConfigurationRules,
  ...filesRules,
  ...hostRules,
  ...registryRules,
  ...securityRules,
];

/** Those that look at one file at every keystroke. */
export const fileRules: readonly FileRule[] = rules.filter((rule) => rule.subject === 'file');

/** Those that look at an evaluated recipe. */
export const recipeRules: readonly RecipeRule[] = rules.filter((rule) => rule.subject === 'recipe');

/** Those that look at an evaluated configuration. */
export const configurationRules: readonly ConfigurationRule[] = rules.filter(
  (rule) => rule.subject === 'configuration',
);

/** Those that look at configuration files of runtimes. */
export const configFileRules: readonly ConfigFileRule[] = rules.filter((rule) => rule.subject === 'configFile');

/** The rule of an id, as it stands in a finding or in the settings. */
export function ruleNamed(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
