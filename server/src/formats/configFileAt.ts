/** A file of a layer as the configuration file that it is. */
import type { Snapshot } from '../project/snapshot';
import { type ConfigFile, configFile, takesByteOrderMark } from './configFile';
import { canBeConfigFile, formatOf, isNamedAsConfigFile } from './formatOf';
import { maskedParts } from './maskedText';
import { recipeUses } from './recipeUses';
import { placeholdersIn } from './recipeUses/templates';

/** No file that people write is longer. */
const lengthLimit = 200_000;

/** Undefined where it is none, or where that is not certain. */
export function configFileAt(path: string, text: string, snapshot: Snapshot): ConfigFile | undefined {
  if (!canBeConfigFile(path) || text.length > lengthLimit || text.startsWith('#!')) return undefined;
  const uses = recipeUses(path, snapshot);
  // Where it is installed to says more than what it is called in the layer.
  const installed = uses.targets.map((target) => formatOf(target, text)).find((format) => format !== undefined);
  const format = installed ?? (isNamedAsConfigFile(path) ? formatOf(path, text) : undefined);
  if (format === undefined) return undefined;
  const read = takesByteOrderMark(format) ? text.replace(/^\uFEFF/, ' ') : text;
  return configFile(format, maskedParts(read, placeholdersIn(read, uses.texts)), {
    path,
    isWritten: false,
    uses,
    isWhole: true,
  });
}
