/** The rules about bundles of containers and images that take containers in, in alphabetical order. */
import type { Rule } from '../rule';
import { baseContainerNotDeployed } from './baseContainerNotDeployed';
import { bundledContainersWithoutClass } from './bundledContainersWithoutClass';
import { bundledForOtherEngine } from './bundledForOtherEngine';
import { bundledRecipeIsNoImage } from './bundledRecipeIsNoImage';
import { bundledRecipeMissing } from './bundledRecipeMissing';
import { bundleInAllImages } from './bundleInAllImages';
import { bundleWithoutHostClass } from './bundleWithoutHostClass';
import { containerBundledTwice } from './containerBundledTwice';
import { containerNamedLikeVersion } from './containerNamedLikeVersion';
import { digestInContainerReference } from './digestInContainerReference';
import { externalAsRestartPolicy } from './externalAsRestartPolicy';
import { externalWithoutRuntime } from './externalWithoutRuntime';
import { imageOfBuildMachine } from './imageOfBuildMachine';
import { importTimeout } from './importTimeout';
import { invalidBundlePolicy } from './invalidBundlePolicy';
import { licenseAcceptedInRecipe } from './licenseAcceptedInRecipe';
import { licenseLeftOut } from './licenseLeftOut';
import { maskedMultiarchRecipe } from './maskedMultiarchRecipe';
import { policyNoStartsContainer } from './policyNoStartsContainer';
import { registryTakenForRecipe } from './registryTakenForRecipe';
import { remoteBundledContainer } from './remoteBundledContainer';
import { remoteContainerWithoutTag } from './remoteContainerWithoutTag';
import { restartThatSystemdIgnores } from './restartThatSystemdIgnores';
import { schemeInContainerReference } from './schemeInContainerReference';
import { serviceFileInBundle } from './serviceFileInBundle';
import { serviceFileInImageRecipe } from './serviceFileInImageRecipe';
import { serviceFileOfOtherRuntime } from './serviceFileOfOtherRuntime';
import { serviceFileWithoutPolicy } from './serviceFileWithoutPolicy';
import { severalDeployedContainers } from './severalDeployedContainers';
import { unacceptedLicense } from './unacceptedLicense';
import { unknownBundleRuntime } from './unknownBundleRuntime';
import { unknownContainerRuntime } from './unknownContainerRuntime';
import { unknownRestartPolicy } from './unknownRestartPolicy';
import { unreadContainerDigest } from './unreadContainerDigest';
import { unreadServiceFile } from './unreadServiceFile';
import { unsupportedBundleArchitecture } from './unsupportedBundleArchitecture';

export const bundleRules: readonly Rule[] = [
  baseContainerNotDeployed,
  bundledContainersWithoutClass,
  bundledForOtherEngine,
  bundledRecipeIsNoImage,
  bundledRecipeMissing,
  bundleInAllImages,
  bundleWithoutHostClass,
  containerBundledTwice,
  containerNamedLikeVersion,
  digestInContainerReference,
  externalAsRestartPolicy,
  externalWithoutRuntime,
  imageOfBuildMachine,
  importTimeout,
  invalidBundlePolicy,
  licenseAcceptedInRecipe,
  licenseLeftOut,
  maskedMultiarchRecipe,
  policyNoStartsContainer,
  registryTakenForRecipe,
  remoteBundledContainer,
  remoteContainerWithoutTag,
  restartThatSystemdIgnores,
  schemeInContainerReference,
  serviceFileInBundle,
  serviceFileInImageRecipe,
  serviceFileOfOtherRuntime,
  serviceFileWithoutPolicy,
  severalDeployedContainers,
  unacceptedLicense,
  unknownBundleRuntime,
  unknownContainerRuntime,
  unknownRestartPolicy,
  unreadContainerDigest,
  unreadServiceFile,
  unsupportedBundleArchitecture,
];
