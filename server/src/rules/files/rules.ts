/** The rules about what runtimes read when they start: their configuration files, and the kernel's command line. In alphabetical order. */
import type { Rule } from '../rule';
import { conflistWithoutPlugins } from './conflistWithoutPlugins';
import { dockerFlagInFile } from './dockerFlagInFile';
import { insecureRegistry } from './insecureRegistry';
import { invalidJson } from './invalidJson';
import { k3sAgentInBootFile } from './k3sAgentInBootFile';
import { k3sAgentWithoutServer } from './k3sAgentWithoutServer';
import { k3sShortPauseImage } from './k3sShortPauseImage';
import { k3sWithoutContainerd } from './k3sWithoutContainerd';
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
import { unusedCniConfiguration } from './unusedCniConfiguration';
import { xenConfigNotRewritten } from './xenConfigNotRewritten';

export const filesRules: readonly Rule[] = [
  conflistWithoutPlugins,
  dockerFlagInFile,
  insecureRegistry,
  invalidJson,
  k3sAgentInBootFile,
  k3sAgentWithoutServer,
  k3sShortPauseImage,
  k3sWithoutContainerd,
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
  unusedCniConfiguration,
  xenConfigNotRewritten,
];
