/** The rules about OCI images and the images that containers are made of, in alphabetical order. */
import type { Rule } from '../rule';
import { containerImageSkipped } from './containerImageSkipped';
import { containerNameLikeVersion } from './containerNameLikeVersion';
import { emptiedVarVolatile } from './emptiedVarVolatile';
import { imageTypesAfterInherit } from './imageTypesAfterInherit';
import { multiarchPlatform } from './multiarchPlatform';
import { multiarchWithoutVariant } from './multiarchWithoutVariant';
import { ociArchitectureName } from './ociArchitectureName';
import { ociArchitectureVariant } from './ociArchitectureVariant';
import { ociAuthorEmail } from './ociAuthorEmail';
import { ociAuthorNotShown } from './ociAuthorNotShown';
import { ociBackendSingleLayer } from './ociBackendSingleLayer';
import { ociBaseImageMissing } from './ociBaseImageMissing';
import { ociBaseImageRemote } from './ociBaseImageRemote';
import { ociBaseImageTag } from './ociBaseImageTag';
import { ociBranchAsName } from './ociBranchAsName';
import { ociBranchLabel } from './ociBranchLabel';
import { ociBuildDateFromClock } from './ociBuildDateFromClock';
import { ociBuildDateLabel } from './ociBuildDateLabel';
import { ociCommandIgnored } from './ociCommandIgnored';
import { ociCommandWithoutShell } from './ociCommandWithoutShell';
import { ociDefaultCommand } from './ociDefaultCommand';
import { ociDoubleQuotes } from './ociDoubleQuotes';
import { ociEntrypointEmpty } from './ociEntrypointEmpty';
import { ociEntrypointWords } from './ociEntrypointWords';
import { ociHostDestinationFolder } from './ociHostDestinationFolder';
import { ociHostLayer } from './ociHostLayer';
import { ociHostLayerWithoutDestination } from './ociHostLayerWithoutDestination';
import { ociKeyWithoutValue } from './ociKeyWithoutValue';
import { ociLabelNotLeftOut } from './ociLabelNotLeftOut';
import { ociLayerContentSkipped } from './ociLayerContentSkipped';
import { ociLayerIncomplete } from './ociLayerIncomplete';
import { ociLayerInstallUnchecked } from './ociLayerInstallUnchecked';
import { ociLayerOwnership } from './ociLayerOwnership';
import { ociLayerPackageNotBuilt } from './ociLayerPackageNotBuilt';
import { ociLayerPathMissing } from './ociLayerPathMissing';
import { ociLayerSeparator } from './ociLayerSeparator';
import { ociLayersIgnored } from './ociLayersIgnored';
import { ociLayersMissing } from './ociLayersMissing';
import { ociLayersPackageFormat } from './ociLayersPackageFormat';
import { ociLayerType } from './ociLayerType';
import { ociPortForm } from './ociPortForm';
import { ociPrivilegedPort } from './ociPrivilegedPort';
import { ociQuotedArguments } from './ociQuotedArguments';
import { ociShellSyntax } from './ociShellSyntax';
import { ociSingleQuoteInArgument } from './ociSingleQuoteInArgument';
import { ociTarOutputWord } from './ociTarOutputWord';
import { ociTimeInValue } from './ociTimeInValue';
import { ociTypeMissing } from './ociTypeMissing';
import { ociTypeWithoutClass } from './ociTypeWithoutClass';
import { ociTypeWithoutContainer } from './ociTypeWithoutContainer';
import { ociUnbalancedQuotes } from './ociUnbalancedQuotes';
import { requiredImageSkipped } from './requiredImageSkipped';
import { settingLostToClass } from './settingLostToClass';

export const imageRules: readonly Rule[] = [
  containerImageSkipped,
  containerNameLikeVersion,
  emptiedVarVolatile,
  imageTypesAfterInherit,
  multiarchPlatform,
  multiarchWithoutVariant,
  ociArchitectureName,
  ociArchitectureVariant,
  ociAuthorEmail,
  ociAuthorNotShown,
  ociBackendSingleLayer,
  ociBaseImageMissing,
  ociBaseImageRemote,
  ociBaseImageTag,
  ociBranchAsName,
  ociBranchLabel,
  ociBuildDateFromClock,
  ociBuildDateLabel,
  ociCommandIgnored,
  ociCommandWithoutShell,
  ociDefaultCommand,
  ociDoubleQuotes,
  ociEntrypointEmpty,
  ociEntrypointWords,
  ociHostDestinationFolder,
  ociHostLayer,
  ociHostLayerWithoutDestination,
  ociKeyWithoutValue,
  ociLabelNotLeftOut,
  ociLayerContentSkipped,
  ociLayerIncomplete,
  ociLayerInstallUnchecked,
  ociLayerOwnership,
  ociLayerPackageNotBuilt,
  ociLayerPathMissing,
  ociLayerSeparator,
  ociLayersIgnored,
  ociLayersMissing,
  ociLayersPackageFormat,
  ociLayerType,
  ociPortForm,
  ociPrivilegedPort,
  ociQuotedArguments,
  ociShellSyntax,
  ociSingleQuoteInArgument,
  ociTarOutputWord,
  ociTimeInValue,
  ociTypeMissing,
  ociTypeWithoutClass,
  ociTypeWithoutContainer,
  ociUnbalancedQuotes,
  requiredImageSkipped,
  settingLostToClass,
];
