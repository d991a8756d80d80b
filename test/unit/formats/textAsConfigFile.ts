import { type ConfigFile, type ConfigFormat, configFile } from '../../../server/src/formats/configFile';
import { unmasked } from '../../../server/src/formats/maskedText';

/** A file that lies in a layer, and that no recipe names. */
export function textAsConfigFile(format: ConfigFormat, text: string, path = '/layer/file'): ConfigFile {
  const uses = { targets: [], texts: [], isLeftAlone: false, recipes: [] };
  return configFile(format, unmasked(text), { path, isWritten: false, uses, isWhole: true });
}
