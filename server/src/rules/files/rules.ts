/** The rules about what runtimes read when they start: their configuration files, and the kernel's command line. In alphabetical order. */
import type { Rule } from '../rule';
import { configKeyTooNew } from './configKeyTooNew';
import { conflictingConfigKeys } from './conflictingConfigKeys';
import { conflistWithoutPlugins } from './conflistWithoutPlugins';
import { deprecatedConfigKey } from './deprecatedConfigKey';
import { dockerFlagInFile } from './dockerFlagInFile';
import { insecureRegistry } from './insecureRegistry';
import { invalidConfigLine } from './invalidConfigLine';
import { invalidJson } from './invalidJson';
import { invalidToml } from './invalidToml';
import { k3sAgentInBootFile } from './k3sAgentInBootFile';
import { k3sAgentWithoutServer } from './k3sAgentWithoutServer';
import { k3sShortPauseImage } from './k3sShortPauseImage';
import { k3sWithoutContainerd } from './k3sWithoutContainerd';
import { missingConfigKey } from './missingConfigKey';
import { oldContainerdPluginId } from './oldContainerdPluginId';
import { oldLxcKey } from './oldLxcKey';
import { oldRegistriesConf } from './oldRegistriesConf';
import { podmanStorageNotVfs } from './podmanStorageNotVfs';
import { policyAcceptsAnything } from './policyAcceptsAnything';
import { quadletInWrongFile } from './quadletInWrongFile';
import { quadletWithoutSection } from './quadletWithoutSection';
import { registryWithScheme } from './registryWithScheme';
import { repeatedJsonName } from './repeatedJsonName';
import { storageDriverReplaced } from './storageDriverReplaced';
import { twoCniConfigurations } from './twoCniConfigurations';
import { unknownConfigKey } from './unknownConfigKey';
import { unusedCniConfiguration } from './unusedCniConfiguration';
import { wrongConfigType } from './wrongConfigType';
import { wrongConfigValue } from './wrongConfigValue';
import { xenConfigNotRewritten } from './xenConfigNotRewritten';

export const filesRules: readonly Rule[] = [
  configKeyTooNew,
  conflictingConfigKeys,
  conflistWithoutPlugins,
  deprecatedConfigKey,
  dockerFlagInFile,
  insecureRegistry,
  invalidConfigLine,
  invalidJson,
  invalidToml,
  k3sAgentInBootFile,
  k3sAgentWithoutServer,
  k3sShortPauseImage,
  k3sWithoutContainerd,
  missingConfigKey,
  oldContainerdPluginId,
  oldLxcKey,
  oldRegistriesConf,
  podmanStorageNotVfs,
  policyAcceptsAnything,
  quadletInWrongFile,
  quadletWithoutSection,
  registryWithScheme,
  repeatedJsonName,
  storageDriverReplaced,
  twoCniConfigurations,
  unknownConfigKey,
  unusedCniConfiguration,
  wrongConfigType,
  wrongConfigValue,
  xenConfigNotRewritten,
];
