/** The rules about what runtimes read when they start: their configuration files, and the kernel's command line. In alphabetical order. */
import type { Rule } from '../rule';
import { conflistWithoutPlugins } from './conflistWithoutPlugins';
import { contradictoryXenGuest } from './contradictoryXenGuest';
import { deprecatedConfigKey } from './deprecatedConfigKey';
import { dockerFlagInFile } from './dockerFlagInFile';
import { insecureRegistry } from './insecureRegistry';
import { invalidJson } from './invalidJson';
import { invalidToml } from './invalidToml';
import { invalidXl } from './invalidXl';
import { k3sAgentInBootFile } from './k3sAgentInBootFile';
import { k3sAgentWithoutServer } from './k3sAgentWithoutServer';
import { k3sShortPauseImage } from './k3sShortPauseImage';
import { k3sWithoutContainerd } from './k3sWithoutContainerd';
import { lostKernelOption } from './lostKernelOption';
import { missingConfigKey } from './missingConfigKey';
import { oldContainerdPluginId } from './oldContainerdPluginId';
import { oldLxcKey } from './oldLxcKey';
import { oldRegistriesConf } from './oldRegistriesConf';
import { podmanStorageNotVfs } from './podmanStorageNotVfs';
import { policyAcceptsAnything } from './policyAcceptsAnything';
import { quadletInWrongFile } from './quadletInWrongFile';
import { quadletWithoutSection } from './quadletWithoutSection';
import { registryWithScheme } from './registryWithScheme';
import { repeatedConfigLine } from './repeatedConfigLine';
import { repeatedJsonName } from './repeatedJsonName';
import { storageDriverReplaced } from './storageDriverReplaced';
import { twoCniConfigurations } from './twoCniConfigurations';
import { unknownConfigKey } from './unknownConfigKey';
import { unusableContainerdHost } from './unusableContainerdHost';
import { unusedCniConfiguration } from './unusedCniConfiguration';
import { wrongConfigType } from './wrongConfigType';
import { wrongConfigValue } from './wrongConfigValue';
import { wrongKernelFeature } from './wrongKernelFeature';
import { wrongXenDevice } from './wrongXenDevice';
import { wrongXenValue } from './wrongXenValue';
import { xenConfigNotRewritten } from './xenConfigNotRewritten';

export const filesRules: readonly Rule[] = [
  conflistWithoutPlugins,
  contradictoryXenGuest,
  deprecatedConfigKey,
  dockerFlagInFile,
  insecureRegistry,
  invalidJson,
  invalidToml,
  invalidXl,
  k3sAgentInBootFile,
  k3sAgentWithoutServer,
  k3sShortPauseImage,
  k3sWithoutContainerd,
  lostKernelOption,
  missingConfigKey,
  oldContainerdPluginId,
  oldLxcKey,
  oldRegistriesConf,
  podmanStorageNotVfs,
  policyAcceptsAnything,
  quadletInWrongFile,
  quadletWithoutSection,
  registryWithScheme,
  repeatedConfigLine,
  repeatedJsonName,
  storageDriverReplaced,
  twoCniConfigurations,
  unknownConfigKey,
  unusableContainerdHost,
  unusedCniConfiguration,
  wrongConfigType,
  wrongConfigValue,
  wrongKernelFeature,
  wrongXenDevice,
  wrongXenValue,
  xenConfigNotRewritten,
];
