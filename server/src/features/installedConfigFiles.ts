/** The configuration files that recipes install under another name than they have in the layer. */
import { configFileAt } from '../formats/configFileAt';
import { canBeConfigFile, isNamedAsConfigFile } from '../formats/formatOf';
import { copiedFiles } from '../formats/recipeUses';
import { baseName, folderOf } from '../project/paths';
import type { Snapshot } from '../project/snapshot';
import { filesBeside } from '../rules/recipeConfigFiles';

/** Those beside a `.bb`, `.bbappend` or `.inc` file that it installs to the place of one; `isWanted` is asked before any is read. */
export function installedConfigFiles(
  recipePath: string,
  snapshot: Snapshot,
  isWanted: (path: string) => boolean,
): readonly string[] {
  const folder = folderOf(recipePath);
  const names = new Set(
    copiedFiles(snapshot.textOf(recipePath) ?? '')
      .filter(({ name, target }) => isNamedAsConfigFile(target) && isWanted(`${folder}/files/${name}`))
      .map(({ name }) => name),
  );
  if (names.size === 0) return [];
  const isNamed = (path: string): boolean => names.has(baseName(path)) && canBeConfigFile(path) && isWanted(path);
  return filesBeside(folder, snapshot, isNamed).filter(
    (path) => configFileAt(path, snapshot.textOf(path) ?? '', snapshot) !== undefined,
  );
}
