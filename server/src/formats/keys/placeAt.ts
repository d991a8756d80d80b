/** What can be written at an offset of a configuration file. */
import { type ConfigFile, syntaxOf } from '../configFile';
import type { ConfigPlace } from './configPlace';
import { placeAtEntries } from './placeAtEntries';
import { placeAtJson } from './placeAtJson';
import { placeAtToml } from './placeAtToml';
import { placeAtUnit } from './placeAtUnit';
import { placeAtYaml } from './placeAtYaml';

type FindPlace = (text: string, offset: number) => ConfigPlace | undefined;

const finders: Readonly<Record<string, FindPlace | undefined>> = {
  json: placeAtJson,
  toml: placeAtToml,
  unit: placeAtUnit,
  entries: placeAtEntries,
  yaml: placeAtYaml,
};

/** Undefined where nothing can be written, as in comments. */
export function placeAt(
  { format, text }: Pick<ConfigFile, 'format' | 'text'>,
  offset: number,
): ConfigPlace | undefined {
  return finders[syntaxOf(format)]?.(text, offset);
}
