/** The rules about what runtimes read when they start: their configuration files, and the kernel's command line. In alphabetical order. */
import type { Rule } from '../rule';
import { conflistWithoutPlugins } from './conflistWithoutPlugins';
import { containerdConfigTooNew } from './containerdConfigTooNew';
import { deprecatedConfigKey } from './deprecatedConfigKey';
import { dockerFlagInFile } from './dockerFlagInFile';
import { insecureRegistry } from './insecureRegistry';
import { invalidJson } from './invalidJson';
import { invalidToml } from './invalidToml';
import { k3sAgentInBootFile } from './k3sAgentInBootFile';
import { k3sAgentWithoutServer } from './k3sAgentWithoutServer';
import { k3sShortPauseImage } from './k3sShortPauseImage';
import { k3sWithoutContainerd } from './k3sWithoutContainerd';
import { missingConfigKey } from './missingConfigKey';
import { missingQuadletUnit } from './missingQuadletUnit';
import { oldContainerdPluginId } from './oldContainerdPluginId';
import { oldLxcKey } from './oldLxcKey';
import { oldRegistriesConf } from './oldRegistriesConf';
import { podmanStorageNotVfs } from './podmanStorageNotVfs';
import { policyAcceptsAnything } from './policyAcceptsAnything';
import { quadletImageNotMade } from './quadletImageNotMade';
import { quadletInWrongFile } from './quadletInWrongFile';
import { quadletPortNotExposed } from './quadletPortNotExposed';
import { quadletUserNotInImage } from './quadletUserNotInImage';
import { quadletWithoutSection } from './quadletWithoutSection';
import { registryWithScheme } from './registryWithScheme';
import { repeatedJsonName } from './repeatedJsonName';
import { storageDriverNotBuilt } from './storageDriverNotBuilt';
import { storageDriverReplaced } from './storageDriverReplaced';
import { twoCniConfigurations } from './twoCniConfigurations';
import { undefinedRuntime } from './undefinedRuntime';
import { unknownConfigKey } from './unknownConfigKey';
import { unusedCniConfiguration } from './unusedCniConfiguration';
import { wrongConfigType } from './wrongConfigType';
import { wrongConfigValue } from './wrongConfigValue';
import { xenConfigNotRewritten } from './xenConfigNotRewritten';

export const filesRules: readonly Rule[] = [
  conflistWithoutPlugins,
  containerdConfigTooNew,
  deprecatedConfigKey,
  dockerFlagInFile,
  insecureRegistry,
  invalidJson,
  invalidToml,
  k3sAgentInBootFile,
  k3sAgentWithoutServer,
  k3sShortPauseImage,
  k3sWithoutContainerd,
  missingConfigKey,
  missingQuadletUnit,
  oldContainerdPluginId,
  oldLxcKey,
  oldRegistriesConf,
  podmanStorageNotVfs,
  policyAcceptsAnything,
  quadletImageNotMade,
  quadletInWrongFile,
  quadletPortNotExposed,
  quadletUserNotInImage,
  quadletWithoutSection,
  registryWithScheme,
  repeatedJsonName,
  storageDriverNotBuilt,
  storageDriverReplaced,
  twoCniConfigurations,
  undefinedRuntime,
  unknownConfigKey,
  unusedCniConfiguration,
  wrongConfigType,
  wrongConfigValue,
  xenConfigNotRewritten,
];
