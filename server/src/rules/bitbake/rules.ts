/** The rules about what BitBake itself makes of a text, in alphabetical order. */
import type { Rule } from '../rule';
import { addtaskWithoutNames } from './addtaskWithoutNames';
import { appendWithoutRecipe } from './appendWithoutRecipe';
import { appendWithoutSpace } from './appendWithoutSpace';
import { assignmentWithoutEffect } from './assignmentWithoutEffect';
import { commaBetweenNames } from './commaBetweenNames';
import { commentAfterNames } from './commentAfterNames';
import { commentInValue } from './commentInValue';
import { emptyOverride } from './emptyOverride';
import { functionWithoutTask } from './functionWithoutTask';
import { gitWithoutBranch } from './gitWithoutBranch';
import { gitWithoutRevision } from './gitWithoutRevision';
import { lateDefault } from './lateDefault';
import { malformedLicense } from './malformedLicense';
import { missingChecksum } from './missingChecksum';
import { missingLicense } from './missingLicense';
import { missingLicenseChecksum } from './missingLicenseChecksum';
import { missingSourceFile } from './missingSourceFile';
import { misspelledFlag } from './misspelledFlag';
import { misspelledOverride } from './misspelledOverride';
import { misspelledVariable } from './misspelledVariable';
import { obsoleteLicense } from './obsoleteLicense';
import { obsoleteVariable } from './obsoleteVariable';
import { oldGetvarArgument } from './oldGetvarArgument';
import { operatorAfterAppend } from './operatorAfterAppend';
import { packageVariableWithoutPackage } from './packageVariableWithoutPackage';
import { patchNamedTwice } from './patchNamedTwice';
import { quotedNames } from './quotedNames';
import { removedImageFeature } from './removedImageFeature';
import { repeatedInherit } from './repeatedInherit';
import { replacedFunction } from './replacedFunction';
import { sourceFileInWorkdir } from './sourceFileInWorkdir';
import { sourcePathWithoutColon } from './sourcePathWithoutColon';
import { sourcesInWorkdir } from './sourcesInWorkdir';
import { swallowedStatements } from './swallowedStatements';
import { unclosedExpansion } from './unclosedExpansion';
import { underscoreOverride } from './underscoreOverride';
import { unknownImageFeature } from './unknownImageFeature';
import { unknownLicense } from './unknownLicense';
import { unknownTask } from './unknownTask';
import { unknownValue } from './unknownValue';
import { unpackdirOfLaterRelease } from './unpackdirOfLaterRelease';
import { unprovidedPackage } from './unprovidedPackage';
import { upperCaseOverride } from './upperCaseOverride';
import { valueLostToClass } from './valueLostToClass';
import { virtualRuntimeDependency } from './virtualRuntimeDependency';
import { wordsGrownTogether } from './wordsGrownTogether';

export const bitbakeRules: readonly Rule[] = [
  addtaskWithoutNames,
  appendWithoutRecipe,
  appendWithoutSpace,
  assignmentWithoutEffect,
  commaBetweenNames,
  commentAfterNames,
  commentInValue,
  emptyOverride,
  functionWithoutTask,
  gitWithoutBranch,
  gitWithoutRevision,
  lateDefault,
  malformedLicense,
  missingChecksum,
  missingLicense,
  missingLicenseChecksum,
  missingSourceFile,
  misspelledFlag,
  misspelledOverride,
  misspelledVariable,
  obsoleteLicense,
  obsoleteVariable,
  oldGetvarArgument,
  operatorAfterAppend,
  packageVariableWithoutPackage,
  patchNamedTwice,
  quotedNames,
  removedImageFeature,
  repeatedInherit,
  replacedFunction,
  sourceFileInWorkdir,
  sourcePathWithoutColon,
  sourcesInWorkdir,
  swallowedStatements,
  unclosedExpansion,
  underscoreOverride,
  unknownImageFeature,
  unknownLicense,
  unknownTask,
  unknownValue,
  unpackdirOfLaterRelease,
  unprovidedPackage,
  upperCaseOverride,
  valueLostToClass,
  virtualRuntimeDependency,
  wordsGrownTogether,
];
