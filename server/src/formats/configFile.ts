/** A configuration file that a runtime reads: which one it is, what is in it, and what of it only a build or a boot can tell. */
import type { Span } from '../base/span';
import type { DataNode, DataTree } from '../syntax/config/dataTree';
import { parseDirectives } from '../syntax/config/parseDirectives';
import { type EntryTree, parseEntries } from '../syntax/config/parseEntries';
import { parseJson } from '../syntax/config/parseJson';
import { parseKernelConfig } from '../syntax/config/parseKernelConfig';
import { parseToml } from '../syntax/config/parseToml';
import { parseUnit, type UnitTree } from '../syntax/config/parseUnit';
import { parseXl } from '../syntax/config/parseXl';
import type { Hole, MaskedText } from './maskedText';

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
  | 'crio.conf'
  | 'quadlet'
  | 'systemd'
  | 'kernelArguments'
  | 'kernel'
  | 'scc'
  | 'lxc'
  | 'xl'
  | 'k3s'
  | 'k3s-registries'
  | 'kas'
  | 'distribution'
  | 'oci-image'
  | 'oci-index'
  | 'oci-layout'
  | 'oci-manifest'
  | 'oci-runtime'
  | 'seccomp';

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
  readonly masked: readonly Hole[];
  /** Whether all of it is at hand. A function may write a file in several steps. */
  readonly isWhole: boolean;
}

type Syntax = 'json' | 'toml' | 'unit' | 'entries' | 'goYaml' | 'pythonYaml' | 'kernel' | 'scc' | 'bootMenu' | 'xl';

const syntaxes: Readonly<Record<ConfigFormat, Syntax>> = {
  'registries.conf': 'toml',
  'policy.json': 'json',
  'storage.conf': 'toml',
  'containers.conf': 'toml',
  'daemon.json': 'json',
  containerd: 'toml',
  'hosts.toml': 'toml',
  cni: 'json',
  'crio.conf': 'toml',
  quadlet: 'unit',
  systemd: 'unit',
  kernelArguments: 'bootMenu',
  kernel: 'kernel',
  scc: 'scc',
  lxc: 'entries',
  xl: 'xl',
  k3s: 'goYaml',
  'k3s-registries': 'goYaml',
  kas: 'pythonYaml',
  distribution: 'goYaml',
  'oci-image': 'json',
  'oci-index': 'json',
  'oci-layout': 'json',
  'oci-manifest': 'json',
  'oci-runtime': 'json',
  seccomp: 'json',
};

/** What the syntax of a format's files is called. */
export function syntaxOf(format: ConfigFormat): string {
  return syntaxes[format];
}

/** Whether a file is JSON: kas reads its own in JSON as well as in YAML. */
export function isJson({ format, path }: Pick<ConfigFile, 'format' | 'path'>): boolean {
  return syntaxes[format] === 'json' || (format === 'kas' && path.endsWith('.json'));
}

/** The formats that are JSON. */
export const jsonFormats: readonly ConfigFormat[] = (Object.keys(syntaxes) as ConfigFormat[]).filter(
  (format) => syntaxes[format] === 'json',
);

const takingByteOrderMark: ReadonlySet<ConfigFormat> = new Set([
  'containers.conf',
  'daemon.json',
  'distribution',
  'kas',
  'registries.conf',
  'storage.conf',
]);

/**
 * Whether the reader passes over a byte order mark, as podman 5.8, skopeo 1.22, dockerd 28.5, docker-registry 2.8 and PyYAML were seen to. Those of
 * other formats stop at it, or lose the line.
 */
export function takesByteOrderMark(format: ConfigFormat): boolean {
  return takingByteOrderMark.has(format);
}

/** Whether a line that begins with `#` is a comment; JSON has none. */
export function hasLineComments(format: ConfigFormat): boolean {
  return syntaxes[format] !== 'json';
}

export function isYaml(format: ConfigFormat): boolean {
  return syntaxes[format].endsWith('Yaml');
}

export interface ConfigFileOrigin {
  readonly path: string;
  readonly isWritten: boolean;
  readonly uses: RecipeUses;
  readonly isWhole: boolean;
}

export function configFile(format: ConfigFormat, { text, masked }: MaskedText, origin: ConfigFileOrigin): ConfigFile {
  const syntax = isJson({ format, path: origin.path }) ? 'json' : syntaxes[format];
  const readable = syntax.endsWith('Yaml') ? withoutMaskedLines(text, masked) : text;
  return { ...origin, format, text, masked, tree: treeOf(readable, syntax) };
}

/** What a build puts in on a line of its own is no value in YAML: it stands as a comment. */
function withoutMaskedLines(text: string, masked: readonly Span[]): string {
  let result = '';
  let copied = 0;
  for (const { start, end } of masked) {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', end);
    const around = text.slice(lineStart, start) + text.slice(end, lineEnd === -1 ? text.length : lineEnd);
    if (around.trim() !== '' || start < copied) continue;
    result += `${text.slice(copied, start)}#`;
    copied = start + 1;
  }
  return result + text.slice(copied);
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
    case 'goYaml':
      return yaml().parseYaml(text, 'go');
    case 'pythonYaml':
      return yaml().parseYaml(text, 'python');
    case 'kernel':
      return parseKernelConfig(text);
    case 'scc':
    case 'bootMenu':
      return parseDirectives(text);
    case 'xl':
      return parseXl(text);
  }
}

/** Loaded when the first file of YAML is read: its library is long. */
function yaml(): typeof import('../syntax/config/parseYaml') {
  return require('../syntax/config/parseYaml');
}

/** Whether a part of the text holds something that is not known. */
export function isMasked({ masked }: Pick<ConfigFile, 'masked'>, { start, end }: Span): boolean {
  return masked.some((hole) => hole.start < end && start < hole.end);
}

/** A value of the tree, or a name, as it is written where something is put into that part of the text. */
export function asWritten({ text, masked }: Pick<ConfigFile, 'text' | 'masked'>, part: Span, value: string): string {
  const holes = masked.filter(({ start, end }) => part.start <= start && end <= part.end);
  if (holes.length === 0) return value;
  let written = '';
  let copied = part.start;
  for (const { start, end, written: put } of holes) {
    written += text.slice(copied, start) + put;
    copied = end;
  }
  return withoutQuotes(written + text.slice(copied, part.end));
}

function withoutQuotes(text: string): string {
  const quote = /^(?:"""|'''|["'])/.exec(text)?.[0] ?? '';
  const isQuoted = quote !== '' && text.length >= 2 * quote.length && text.endsWith(quote);
  return isQuoted ? text.slice(quote.length, -quote.length) : text;
}

/** What a file of values within values holds: of JSON, TOML, YAML or Xen. */
export function rootOf({ tree }: Pick<ConfigFile, 'tree'>): DataNode | undefined {
  return tree.kind === 'data' ? tree.root : undefined;
}

/** The paths that count for the runtime: on the target as far as recipes tell, else in the layer. */
export function installedPaths({ path, uses }: Pick<ConfigFile, 'path' | 'uses'>): readonly string[] {
  return uses.targets.length > 0 ? uses.targets : [path];
}
