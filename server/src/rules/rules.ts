/**
 * All rules. Those about one file are there from the start (`fileRules.ts`); the others, which wait for values anyway, are loaded when somebody
 * first asks: they are many, with a text and examples each.
 */
import type { Rule } from './rule';

/** By what they are about, and by what they look at. */
export function loadedRules(): typeof import('./categories') {
  return require('./categories');
}

/** Names of variables and classes are asked about at each hover: most cannot be a rule's. */
const looksLikeId = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;

/** The rule of an id, as it stands in a finding or in the settings. */
export function ruleNamed(id: string): Rule | undefined {
  return looksLikeId.test(id) ? loadedRules().rules.find((rule) => rule.id === id) : undefined;
}
