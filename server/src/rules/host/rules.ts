/** The rules about the machine that containers run on, in alphabetical order. */
import type { Rule } from '../rule';
import { configWithoutEngine } from './configWithoutEngine';
import { emptyCniFiles } from './emptyCniFiles';
import { engineWithoutDistroFeature } from './engineWithoutDistroFeature';
import { falseTextIsOn } from './falseTextIsOn';
import { hostImageWithoutHelper } from './hostImageWithoutHelper';
import { hostWithoutRecommendations } from './hostWithoutRecommendations';
import { kernelConfigurationSkipped } from './kernelConfigurationSkipped';
import { kernelFeatureNotFound } from './kernelFeatureNotFound';
import { kernelModulesLeftOut } from './kernelModulesLeftOut';
import { kernelVersionWithoutConfiguration } from './kernelVersionWithoutConfiguration';
import { kernelWithoutContainerConfiguration } from './kernelWithoutContainerConfiguration';
import { linuxVersionWithoutConfiguration } from './linuxVersionWithoutConfiguration';
import { podmanBesideDocker } from './podmanBesideDocker';
import { podmanOptionMoved } from './podmanOptionMoved';
import { podmanWithCni } from './podmanWithCni';
import { programNotInstalled } from './programNotInstalled';
import { readOnlyHost } from './readOnlyHost';
import { registryFeatureWithoutPackages } from './registryFeatureWithoutPackages';
import { runcBesideCrun } from './runcBesideCrun';
import { traefikNotBuilt } from './traefikNotBuilt';
import { twoDockerConfigurations } from './twoDockerConfigurations';
import { unusableRuntime } from './unusableRuntime';

export const hostRules: readonly Rule[] = [
  configWithoutEngine,
  emptyCniFiles,
  engineWithoutDistroFeature,
  falseTextIsOn,
  hostImageWithoutHelper,
  hostWithoutRecommendations,
  kernelConfigurationSkipped,
  kernelFeatureNotFound,
  kernelModulesLeftOut,
  kernelVersionWithoutConfiguration,
  kernelWithoutContainerConfiguration,
  linuxVersionWithoutConfiguration,
  podmanBesideDocker,
  podmanOptionMoved,
  podmanWithCni,
  programNotInstalled,
  readOnlyHost,
  registryFeatureWithoutPackages,
  runcBesideCrun,
  traefikNotBuilt,
  twoDockerConfigurations,
  unusableRuntime,
];
