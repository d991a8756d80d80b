/** The rules about the machine that containers run on, in alphabetical order. */
import type { Rule } from '../rule';
import { falseTextIsOn } from './falseTextIsOn';
import { hostImageWithoutHelper } from './hostImageWithoutHelper';
import { kernelConfigurationSkipped } from './kernelConfigurationSkipped';
import { kernelModulesLeftOut } from './kernelModulesLeftOut';
import { kernelVersionWithoutConfiguration } from './kernelVersionWithoutConfiguration';
import { kernelWithoutContainerConfiguration } from './kernelWithoutContainerConfiguration';
import { podmanOptionMoved } from './podmanOptionMoved';
import { podmanWithCni } from './podmanWithCni';

export const hostRules: readonly Rule[] = [
  falseTextIsOn,
  hostImageWithoutHelper,
  kernelConfigurationSkipped,
  kernelModulesLeftOut,
  kernelVersionWithoutConfiguration,
  kernelWithoutContainerConfiguration,
  podmanOptionMoved,
  podmanWithCni,
];
