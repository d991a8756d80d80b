/** A configuration file that a runtime reads: which one it is, what is in it, and what of it only a build or a boot can tell. */
import type { Span } from '../base/span';
import type { DataNode, DataTree } from '../syntax/config/dataTree';
import { type EntryTree, parseEntries } from '../syntax/config/parseEntries';
import { parseJson } from '../syntax/config/parseJson';
import { parseToml } from '../syntax/config/parseToml';
import { parseUnit, type UnitTree } from '../syntax/config/parseUnit';
import type { MaskedText } from './maskedText';

/** What recipes do with a file, as far as it is known. */
export interface RecipeUses {
  /** The paths on the target that it is put to; a variable that is not known stands as it is written. */
  readonly targets: readonly string[];
  /** The recipes, appends and includes that name it, and their texts. */
  readonly recipes: readonly string[];
  readonly texts: readonly string[];
  /** Whether there are recipes around that could name it, and none does. */
  readonly isLeftAlone: boolean;
}

export type ConfigFormat =
  | 'registries.conf'
  | 'policy.json'
  | 'storage.conf'
  | 'containers.conf'
  | 'daemon.json'
  | 'containerd'
  | 'hosts.toml'
  | 'cni'
  | 'quadlet'
  | 'systemd'
  | 'kernelArguments'
  | 'lxc'
  | 'xl';

export type ConfigTree = DataTree | UnitTree | EntryTree;

export interface ConfigFile {
  /** Of the file in its layer; on the target, where a function of a recipe writes it. */
  readonly path: string;
  /** Whether a function writes it, rather than that it lies in a layer. */
  readonly isWritten: boolean;
  readonly uses: RecipeUses;
  readonly format: ConfigFormat;
  readonly text: string;
  readonly tree: ConfigTree;
  /** What BitBake or the shell puts something else for; in the text, characters that mean nothing stand there. */
  readonly masked: readonly Span[];
  /** Whether all of it is at hand. A function may write a file in several steps. */
  readonly isWhole: boolean;
}

type Syntax = 'json' | 'toml' | 'unit' | 'entries';

const syntaxes: Readonly<Record<ConfigFormat, Syntax>> = {
  'registries.conf': 'toml',
  'policy.json': 'json',
  'storage.conf': 'toml',
  'containers.conf': 'toml',
  'daemon.json': 'json',
  containerd: 'toml',
  'hosts.toml': 'toml',
  cni: 'json',
  quadlet: 'unit',
  systemd: 'unit',
  kernelArguments: 'entries',
  lxc: 'entries',
  xl: 'entries',
};

/** Whether a line that begins with `#` is a comment; JSON has none. */
export function hasLineComments(format: ConfigFormat): boolean {
  return syntaxes[format] !== 'json';
}

export interface ConfigFileOrigin {
  readonly path: string;
  readonly isWritten: boolean;
  readonly uses: RecipeUses;
  readonly isWhole: boolean;
}

export function configFile(format: ConfigFormat, { text, masked }: MaskedText, origin: ConfigFileOrigin): ConfigFile {
  return { ...origin, format, text, masked, tree: treeOf(text, syntaxes[format]) };
}

function treeOf(text: string, syntax: Syntax): ConfigTree {
  switch (syntax) {
    case 'json':
      return parseJson(text);
    case 'toml':
      return parseToml(text);
    case 'unit':
      return parseUnit(text);
    case 'entries':
      return parseEntries(text);
  }
}

/** Whether a part of the text holds something that is not known. */
export function isMasked({ masked }: Pick<ConfigFile, 'masked'>, { start, end }: Span): boolean {
  return masked.some((hole) => hole.start < end && start < hole.end);
}

/** What a file of JSON or TOML holds. */
export function rootOf({ tree }: Pick<ConfigFile, 'tree'>): DataNode | undefined {
  return tree.kind === 'data' ? tree.root : undefined;
}

/** The paths that count for the runtime: on the target as far as recipes tell, else in the layer. */
export function installedPaths({ path, uses }: Pick<ConfigFile, 'path' | 'uses'>): readonly string[] {
  return uses.targets.length > 0 ? uses.targets : [path];
}
