/** The rules about what runtimes read when they start: their configuration files, and the kernel's command line. In alphabetical order. */
import type { Rule } from '../rule';
import { ambiguousManifest } from './ambiguousManifest';
import { capabilityNotPermitted } from './capabilityNotPermitted';
import { cgroupParentNotSlice } from './cgroupParentNotSlice';
import { configKeyTooNew } from './configKeyTooNew';
import { conflictingConfigKeys } from './conflictingConfigKeys';
import { conflistWithoutPlugins } from './conflistWithoutPlugins';
import { conmonCgroupNotPod } from './conmonCgroupNotPod';
import { containerdConfigTooNew } from './containerdConfigTooNew';
import { contradictoryRegistry } from './contradictoryRegistry';
import { contradictoryXenGuest } from './contradictoryXenGuest';
import { crioValue } from './crioValue';
import { deprecatedConfigKey } from './deprecatedConfigKey';
import { dockerFlagInFile } from './dockerFlagInFile';
import { emptyProcessArgs } from './emptyProcessArgs';
import { gatewayOutsideSubnet } from './gatewayOutsideSubnet';
import { historyWithoutLayers } from './historyWithoutLayers';
import { iccWithoutIptables } from './iccWithoutIptables';
import { insecureRegistry } from './insecureRegistry';
import { invalidConfigLine } from './invalidConfigLine';
import { invalidJson } from './invalidJson';
import { invalidToml } from './invalidToml';
import { invalidXl } from './invalidXl';
import { invalidYaml } from './invalidYaml';
import { k3sAgentInBootFile } from './k3sAgentInBootFile';
import { k3sAgentWithoutServer } from './k3sAgentWithoutServer';
import { k3sRegistryAddress } from './k3sRegistryAddress';
import { k3sShortPauseImage } from './k3sShortPauseImage';
import { k3sValue } from './k3sValue';
import { k3sWithoutContainerd } from './k3sWithoutContainerd';
import { kasConfLines } from './kasConfLines';
import { kasMissingFile } from './kasMissingFile';
import { kasRepositoryReference } from './kasRepositoryReference';
import { kasUnknownName } from './kasUnknownName';
import { kasValue } from './kasValue';
import { lostKernelOption } from './lostKernelOption';
import { missingConfigKey } from './missingConfigKey';
import { missingNamespace } from './missingNamespace';
import { missingQuadletUnit } from './missingQuadletUnit';
import { misspeltKernelOption } from './misspeltKernelOption';
import { mountWithoutBind } from './mountWithoutBind';
import { notifyWithoutListener } from './notifyWithoutListener';
import { oldContainerdPluginId } from './oldContainerdPluginId';
import { oldLxcKey } from './oldLxcKey';
import { oldRegistriesConf } from './oldRegistriesConf';
import { podmanStorageNotVfs } from './podmanStorageNotVfs';
import { policyAcceptsAnything } from './policyAcceptsAnything';
import { quadletImageNotMade } from './quadletImageNotMade';
import { quadletInWrongFile } from './quadletInWrongFile';
import { quadletPortNotExposed } from './quadletPortNotExposed';
import { quadletSourceNotCreated } from './quadletSourceNotCreated';
import { quadletUserNotInImage } from './quadletUserNotInImage';
import { quadletWithoutSection } from './quadletWithoutSection';
import { registryServerRefuses } from './registryServerRefuses';
import { registryTlsBesideConfigPath } from './registryTlsBesideConfigPath';
import { registryWithScheme } from './registryWithScheme';
import { repeatedConfigLine } from './repeatedConfigLine';
import { repeatedImageName } from './repeatedImageName';
import { repeatedJsonName } from './repeatedJsonName';
import { repeatedLimit } from './repeatedLimit';
import { repeatedNamespace } from './repeatedNamespace';
import { seccompListTwice } from './seccompListTwice';
import { softLimitAboveHard } from './softLimitAboveHard';
import { storageDriverNotBuilt } from './storageDriverNotBuilt';
import { storageDriverReplaced } from './storageDriverReplaced';
import { storageWithoutRoots } from './storageWithoutRoots';
import { swapBelowMemory } from './swapBelowMemory';
import { twoCniConfigurations } from './twoCniConfigurations';
import { undefinedRuntime } from './undefinedRuntime';
import { unknownConfigKey } from './unknownConfigKey';
import { unknownDockerLogOption } from './unknownDockerLogOption';
import { unloadableService } from './unloadableService';
import { unusableContainerdHost } from './unusableContainerdHost';
import { unusedCniConfiguration } from './unusedCniConfiguration';
import { wrongConfigType } from './wrongConfigType';
import { wrongConfigValue } from './wrongConfigValue';
import { wrongKernelFeature } from './wrongKernelFeature';
import { wrongXenDevice } from './wrongXenDevice';
import { wrongXenValue } from './wrongXenValue';
import { xenConfigNotRewritten } from './xenConfigNotRewritten';

export const filesRules: readonly Rule[] = [
  ambiguousManifest,
  capabilityNotPermitted,
  cgroupParentNotSlice,
  configKeyTooNew,
  conflictingConfigKeys,
  conflistWithoutPlugins,
  conmonCgroupNotPod,
  containerdConfigTooNew,
  contradictoryRegistry,
  contradictoryXenGuest,
  crioValue,
  deprecatedConfigKey,
  dockerFlagInFile,
  emptyProcessArgs,
  gatewayOutsideSubnet,
  historyWithoutLayers,
  iccWithoutIptables,
  insecureRegistry,
  invalidConfigLine,
  invalidJson,
  invalidToml,
  invalidXl,
  invalidYaml,
  k3sAgentInBootFile,
  k3sAgentWithoutServer,
  k3sRegistryAddress,
  k3sShortPauseImage,
  k3sValue,
  k3sWithoutContainerd,
  kasConfLines,
  kasMissingFile,
  kasRepositoryReference,
  kasUnknownName,
  kasValue,
  lostKernelOption,
  missingConfigKey,
  missingNamespace,
  missingQuadletUnit,
  misspeltKernelOption,
  mountWithoutBind,
  notifyWithoutListener,
  oldContainerdPluginId,
  oldLxcKey,
  oldRegistriesConf,
  podmanStorageNotVfs,
  policyAcceptsAnything,
  quadletImageNotMade,
  quadletInWrongFile,
  quadletPortNotExposed,
  quadletSourceNotCreated,
  quadletUserNotInImage,
  quadletWithoutSection,
  registryServerRefuses,
  registryTlsBesideConfigPath,
  registryWithScheme,
  repeatedConfigLine,
  repeatedImageName,
  repeatedJsonName,
  repeatedLimit,
  repeatedNamespace,
  seccompListTwice,
  softLimitAboveHard,
  storageDriverNotBuilt,
  storageDriverReplaced,
  storageWithoutRoots,
  swapBelowMemory,
  twoCniConfigurations,
  undefinedRuntime,
  unknownConfigKey,
  unknownDockerLogOption,
  unloadableService,
  unusableContainerdHost,
  unusedCniConfiguration,
  wrongConfigType,
  wrongConfigValue,
  wrongKernelFeature,
  wrongXenDevice,
  wrongXenValue,
  xenConfigNotRewritten,
];
