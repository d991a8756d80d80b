/** The rules about what BitBake itself makes of a text, in alphabetical order. */
import type { Rule } from '../rule';
import { addtaskWithoutNames } from './addtaskWithoutNames';
import { appendWithoutSpace } from './appendWithoutSpace';
import { assignmentWithoutEffect } from './assignmentWithoutEffect';
import { commaBetweenNames } from './commaBetweenNames';
import { commentAfterNames } from './commentAfterNames';
import { commentInValue } from './commentInValue';
import { emptyOverride } from './emptyOverride';
import { functionWithoutTask } from './functionWithoutTask';
import { misspelledFlag } from './misspelledFlag';
import { misspelledOverride } from './misspelledOverride';
import { misspelledVariable } from './misspelledVariable';
import { oldGetvarArgument } from './oldGetvarArgument';
import { operatorAfterAppend } from './operatorAfterAppend';
import { quotedNames } from './quotedNames';
import { repeatedInherit } from './repeatedInherit';
import { replacedFunction } from './replacedFunction';
import { swallowedStatements } from './swallowedStatements';
import { unclosedExpansion } from './unclosedExpansion';
import { underscoreOverride } from './underscoreOverride';
import { unknownTask } from './unknownTask';
import { unknownValue } from './unknownValue';
import { upperCaseOverride } from './upperCaseOverride';
import { valueLostToClass } from './valueLostToClass';
import { wordsGrownTogether } from './wordsGrownTogether';

export const bitbakeRules: readonly Rule[] = [
  addtaskWithoutNames,
  appendWithoutSpace,
  assignmentWithoutEffect,
  commaBetweenNames,
  commentAfterNames,
  commentInValue,
  emptyOverride,
  functionWithoutTask,
  misspelledFlag,
  misspelledOverride,
  misspelledVariable,
  oldGetvarArgument,
  operatorAfterAppend,
  quotedNames,
  repeatedInherit,
  replacedFunction,
  swallowedStatements,
  unclosedExpansion,
  underscoreOverride,
  unknownTask,
  unknownValue,
  upperCaseOverride,
  valueLostToClass,
  wordsGrownTogether,
];
