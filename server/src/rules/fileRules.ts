/** The rules that look at one file, at every keystroke: a server has them from its start, in alphabetical order. */
import { addtaskWithoutNames } from './bitbake/addtaskWithoutNames';
import { appendWithoutSpace } from './bitbake/appendWithoutSpace';
import { assignmentWithoutEffect } from './bitbake/assignmentWithoutEffect';
import { commaBetweenNames } from './bitbake/commaBetweenNames';
import { commentAfterNames } from './bitbake/commentAfterNames';
import { commentInValue } from './bitbake/commentInValue';
import { emptyOverride } from './bitbake/emptyOverride';
import { misspelledFlag } from './bitbake/misspelledFlag';
import { misspelledOverride } from './bitbake/misspelledOverride';
import { misspelledVariable } from './bitbake/misspelledVariable';
import { obsoleteVariable } from './bitbake/obsoleteVariable';
import { oldGetvarArgument } from './bitbake/oldGetvarArgument';
import { operatorAfterAppend } from './bitbake/operatorAfterAppend';
import { quotedNames } from './bitbake/quotedNames';
import { repeatedInherit } from './bitbake/repeatedInherit';
import { replacedFunction } from './bitbake/replacedFunction';
import { sourceFileInWorkdir } from './bitbake/sourceFileInWorkdir';
import { swallowedStatements } from './bitbake/swallowedStatements';
import { unclosedExpansion } from './bitbake/unclosedExpansion';
import { underscoreOverride } from './bitbake/underscoreOverride';
import { unknownValue } from './bitbake/unknownValue';
import { unpackdirOfLaterRelease } from './bitbake/unpackdirOfLaterRelease';
import { upperCaseOverride } from './bitbake/upperCaseOverride';
import { globalSettingInRecipe } from './configuration/globalSettingInRecipe';
import { variableOfAnotherRelease } from './configuration/variableOfAnotherRelease';
import { k3sAgentWithoutServer } from './files/k3sAgentWithoutServer';
import { storageDriverReplaced } from './files/storageDriverReplaced';
import { falseTextIsOn } from './host/falseTextIsOn';
import type { FileRule } from './rule';
import { secretInMetadata } from './security/secretInMetadata';

export const fileRules: readonly FileRule[] = [
  addtaskWithoutNames,
  appendWithoutSpace,
  assignmentWithoutEffect,
  commaBetweenNames,
  commentAfterNames,
  commentInValue,
  emptyOverride,
  falseTextIsOn,
  globalSettingInRecipe,
  k3sAgentWithoutServer,
  misspelledFlag,
  misspelledOverride,
  misspelledVariable,
  obsoleteVariable,
  oldGetvarArgument,
  operatorAfterAppend,
  quotedNames,
  repeatedInherit,
  replacedFunction,
  secretInMetadata,
  sourceFileInWorkdir,
  storageDriverReplaced,
  swallowedStatements,
  unclosedExpansion,
  underscoreOverride,
  unknownValue,
  unpackdirOfLaterRelease,
  upperCaseOverride,
  variableOfAnotherRelease,
];
