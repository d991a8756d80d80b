/** The rules about what BitBake itself makes of a text, in alphabetical order. */
import type { Rule } from '../rule';
import { addtaskWithoutNames } from './addtaskWithoutNames';
import { appendWithoutSpace } from './appendWithoutSpace';
import { commaBetweenNames } from './commaBetweenNames';
import { commentAfterNames } from './commentAfterNames';
import { commentInValue } from './commentInValue';
import { emptyOverride } from './emptyOverride';
import { misspelledVariable } from './misspelledVariable';
import { operatorAfterAppend } from './operatorAfterAppend';
import { quotedNames } from './quotedNames';
import { swallowedStatements } from './swallowedStatements';
import { unclosedExpansion } from './unclosedExpansion';
import { unknownValue } from './unknownValue';
import { upperCaseOverride } from './upperCaseOverride';

export const bitbakeRules: readonly Rule[] = [
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
