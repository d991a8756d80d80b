/** What can be written at an offset of a configuration file. */
import { type ConfigFile, type ConfigFormat, syntaxOf } from '../configFile';
import type { ConfigPlace } from './configPlace';
import { placeAtEntries } from './placeAtEntries';
import { placeAtJson } from './placeAtJson';
import { placeAtToml } from './placeAtToml';
import { placeAtUnit } from './placeAtUnit';
import { placeAtWords } from './placeAtWords';
import { placeAtYaml } from './placeAtYaml';

/** How names and values are written: `entries` with blanks around the sign, `assignments` without, `words` with no sign. */
export type Writing = 'json' | 'toml' | 'unit' | 'entries' | 'assignments' | 'words' | 'yaml';

interface Syntax {
  readonly find: (text: string, offset: number) => ConfigPlace | undefined;
  readonly writing: Writing;
}

const yaml: Syntax = { find: placeAtYaml, writing: 'yaml' };

/** By the names that `syntaxOf` has for them. */
const syntaxes: Readonly<Record<string, Syntax | undefined>> = {
  json: { find: placeAtJson, writing: 'json' },
  toml: { find: placeAtToml, writing: 'toml' },
  unit: { find: placeAtUnit, writing: 'unit' },
  entries: { find: placeAtEntries, writing: 'entries' },
  kernel: { find: placeAtEntries, writing: 'assignments' },
  scc: { find: placeAtWords, writing: 'words' },
  // Guests of Xen have the strings, lists and comments of TOML, and no tables.
  xl: { find: placeAtToml, writing: 'toml' },
  yaml,
  goYaml: yaml,
  pythonYaml: yaml,
};

/** Undefined where nothing can be written, as in comments. */
export function placeAt(
  { format, text }: Pick<ConfigFile, 'format' | 'text'>,
  offset: number,
): ConfigPlace | undefined {
  return syntaxes[syntaxOf(format)]?.find(text, offset);
}

/** Undefined for a format of which nothing is proposed. */
export function writingOf(format: ConfigFormat): Writing | undefined {
  return syntaxes[syntaxOf(format)]?.writing;
}
