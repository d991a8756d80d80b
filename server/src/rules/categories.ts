/** All rules, by what they are about. `rules.ts` loads this file when somebody first asks for them. */
import { bitbakeRules } from './bitbake/rules';
import { bundleRules } from './bundle/rules';
import { ownConfigurationRules } from './configuration/rules';
import { filesRules } from './files/rules';
import { hostRules } from './host/rules';
import { imageRules } from './image/rules';
import { registryRules } from './registry/rules';
import type { ConfigFileRule, ConfigurationRule, RecipeRule, Rule, ValueRule } from './rule';
import { securityRules } from './security/rules';
import { xenRules } from './xen/rules';

export const rules: readonly Rule[] = [
  ...bitbakeRules,
  ...bundleRules,
  ...ownConfigurationRules,
  ...filesRules,
  ...hostRules,
  ...imageRules,
  ...registryRules,
  ...securityRules,
  ...xenRules,
];

/** Those that look at an evaluated recipe. */
export const recipeRules: readonly (RecipeRule | ValueRule)[] = rules.filter(
  (rule) => rule.subject === 'recipe' || rule.subject === 'value',
);

/** Those that look at an evaluated configuration. */
export const configurationRules: readonly (ConfigurationRule | ValueRule)[] = rules.filter(
  (rule) => rule.subject === 'configuration' || rule.subject === 'value',
);

/** Those that look at configuration files of runtimes. */
export const configFileRules: readonly ConfigFileRule[] = rules.filter((rule) => rule.subject === 'configFile');
