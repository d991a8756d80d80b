/** All rules, in alphabetical order. */
import { addtaskWithoutNames } from './addtaskWithoutNames';
import { appendWithoutSpace } from './appendWithoutSpace';
import { commaBetweenNames } from './commaBetweenNames';
import { commentAfterNames } from './commentAfterNames';
import { commentInValue } from './commentInValue';
import { emptyOverride } from './emptyOverride';
import { misspelledVariable } from './misspelledVariable';
import { operatorAfterAppend } from './operatorAfterAppend';
import { quotedNames } from './quotedNames';
import type { Rule } from './rule';
import { swallowedStatements } from './swallowedStatements';
import { unclosedExpansion } from './unclosedExpansion';
import { unknownValue } from './unknownValue';
import { upperCaseOverride } from './upperCaseOverride';

export const rules: readonly Rule[] = [
  addtaskWithoutNames,
  appendWithoutSpace,
  commaBetweenNames,
  commentAfterNames,
  commentInValue,
  emptyOverride,
  misspelledVariable,
  operatorAfterAppend,
  quotedNames,
  swallowedStatements,
  unclosedExpansion,
  unknownValue,
  upperCaseOverride,
];

/** The rule of an id, as it stands in a finding or in the settings. */
export function ruleNamed(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
