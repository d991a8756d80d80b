/** The rules about what BitBake itself makes of a text, in alphabetical order. */
import type { Rule } from '../rule';
import { addtaskWithoutNames } from './addtaskWithoutNames';
import { appendWithoutRecipe } from './appendWithoutRecipe';
import { appendWithoutSpace } from './appendWithoutSpace';
import { commaBetweenNames } from './commaBetweenNames';
import { commentAfterNames } from './commentAfterNames';
import { commentInValue } from './commentInValue';
import { emptyOverride } from './emptyOverride';
import { gitWithoutBranch } from './gitWithoutBranch';
import { gitWithoutRevision } from './gitWithoutRevision';
import { malformedLicense } from './malformedLicense';
import { missingChecksum } from './missingChecksum';
import { missingLicense } from './missingLicense';
import { missingLicenseChecksum } from './missingLicenseChecksum';
import { missingSourceFile } from './missingSourceFile';
import { misspelledVariable } from './misspelledVariable';
import { obsoleteLicense } from './obsoleteLicense';
import { obsoleteVariable } from './obsoleteVariable';
import { operatorAfterAppend } from './operatorAfterAppend';
import { packageVariableWithoutPackage } from './packageVariableWithoutPackage';
import { patchNamedTwice } from './patchNamedTwice';
import { quotedNames } from './quotedNames';
import { removedImageFeature } from './removedImageFeature';
import { sourceFileInWorkdir } from './sourceFileInWorkdir';
import { sourcePathWithoutColon } from './sourcePathWithoutColon';
import { sourcesInWorkdir } from './sourcesInWorkdir';
import { swallowedStatements } from './swallowedStatements';
import { unclosedExpansion } from './unclosedExpansion';
import { underscoreOverride } from './underscoreOverride';
import { unknownImageFeature } from './unknownImageFeature';
import { unknownLicense } from './unknownLicense';
import { unknownValue } from './unknownValue';
import { unpackdirOfLaterRelease } from './unpackdirOfLaterRelease';
import { unprovidedPackage } from './unprovidedPackage';
import { upperCaseOverride } from './upperCaseOverride';
import { virtualRuntimeDependency } from './virtualRuntimeDependency';

export const bitbakeRules: readonly Rule[] = [
  addtaskWithoutNames,
  appendWithoutRecipe,
  appendWithoutSpace,
  commaBetweenNames,
  commentAfterNames,
  commentInValue,
  emptyOverride,
  gitWithoutBranch,
  gitWithoutRevision,
  malformedLicense,
  missingChecksum,
  missingLicense,
  missingLicenseChecksum,
  missingSourceFile,
  misspelledVariable,
  obsoleteLicense,
  obsoleteVariable,
  operatorAfterAppend,
  packageVariableWithoutPackage,
  patchNamedTwice,
  quotedNames,
  removedImageFeature,
  sourceFileInWorkdir,
  sourcePathWithoutColon,
  sourcesInWorkdir,
  swallowedStatements,
  unclosedExpansion,
  underscoreOverride,
  unknownImageFeature,
  unknownLicense,
  unknownValue,
  unpackdirOfLaterRelease,
  unprovidedPackage,
  upperCaseOverride,
  virtualRuntimeDependency,
];
