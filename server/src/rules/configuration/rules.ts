/** The rules about local.conf, distros, machines and multiconfigs, in alphabetical order. */
import type { Rule } from '../rule';
import { bundlingWithoutFeature } from './bundlingWithoutFeature';
import { distroFeatureWithoutAnother } from './distroFeatureWithoutAnother';
import { globalSettingInRecipe } from './globalSettingInRecipe';
import { goModulesOfAnotherRevision } from './goModulesOfAnotherRevision';
import { helperMulticonfigMissing } from './helperMulticonfigMissing';
import { misspelledDistroFeature } from './misspelledDistroFeature';
import { multiconfigFolder } from './multiconfigFolder';
import { ociTypeForAllImages } from './ociTypeForAllImages';
import { platformMulticonfigMissing } from './platformMulticonfigMissing';
import { profileFragmentWithoutBase } from './profileFragmentWithoutBase';
import { profileWithoutDistroFeature } from './profileWithoutDistroFeature';
import { removedProvider } from './removedProvider';
import { unknownPreference } from './unknownPreference';
import { unknownSetting } from './unknownSetting';
import { variableOfAnotherRelease } from './variableOfAnotherRelease';
import { virtualizationNotEnabled } from './virtualizationNotEnabled';
import { weakDefaultAfterLayer } from './weakDefaultAfterLayer';
import { xenVersionsDiffer } from './xenVersionsDiffer';

export const ownConfigurationRules: readonly Rule[] = [
  bundlingWithoutFeature,
  distroFeatureWithoutAnother,
  globalSettingInRecipe,
  goModulesOfAnotherRevision,
  helperMulticonfigMissing,
  misspelledDistroFeature,
  multiconfigFolder,
  ociTypeForAllImages,
  platformMulticonfigMissing,
  profileFragmentWithoutBase,
  profileWithoutDistroFeature,
  removedProvider,
  unknownPreference,
  unknownSetting,
  variableOfAnotherRelease,
  virtualizationNotEnabled,
  weakDefaultAfterLayer,
  xenVersionsDiffer,
];
