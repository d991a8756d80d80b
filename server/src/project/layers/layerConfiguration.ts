/** What a `conf/layer.conf` says of its layer. */
import { decodeUtf8 } from '../../base/utf8';
import { newestOfLayerSeries, type Release, releases } from '../../knowledge/release';
import { parse } from '../../syntax/bitbake/parse';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { type FileReader, isFailure, isFile } from '../files';
import { baseName, isBelow } from '../paths';
import type { Layer } from '../snapshot';
import { LiteralVariables } from './literalVariables';

export interface LayerConfiguration {
  /** The folder that holds `conf/layer.conf`. */
  readonly root: string;
  readonly tree: SyntaxTree;
}

/** A layer as far as its own layer.conf tells, whatever other layers there are. */
export interface LayerIdentity extends LayerConfiguration {
  readonly name: string;
  readonly priority: number;
  readonly series: readonly string[];
  readonly depends: readonly string[];
}

/** The configuration file, or why it cannot be read. */
export function readConfiguration(path: string, reader: FileReader): SyntaxTree | { readonly why: string } {
  const bytes = reader.bytes(path);
  if (isFailure(bytes)) return { why: bytes.message };
  const decoded = decodeUtf8(bytes);
  if (decoded.kind === 'invalid') return { why: `line ${decoded.line + 1} is not UTF-8` };
  return parse(decoded.text, 'conf');
}

export function identifyLayer({ root, tree }: LayerConfiguration): LayerIdentity {
  const variables = new LiteralVariables();
  takeIn({ root, tree }, variables);
  const name = variables.words('BBFILE_COLLECTIONS')[0] ?? baseName(root);
  return {
    root,
    tree,
    name,
    priority: priorityOf(name, variables),
    series: variables.words(`LAYERSERIES_COMPAT_${name}`),
    depends: dependsOf(name, variables),
  };
}

/** Reads the layer's assignments on top of those of the layers before it. */
export function takeIn({ root, tree }: LayerConfiguration, variables: LiteralVariables): void {
  variables.read(tree, { LAYERDIR: root, LAYERDIR_RE: root, FILE: `${root}/conf/layer.conf` });
}

/**
 * The layer once all layers' configurations are read: only then is it known which of BBFILES_DYNAMIC count. What else it says of itself
 * counts as it stands in its own file, since two layers of one name may be open at once: two releases of the same layer.
 */
export function describeLayer(identity: LayerIdentity, variables: LiteralVariables, reader: FileReader): Layer {
  const { root, name, priority, series, depends } = identity;
  const patterns = [...variables.words('BBFILES'), ...dynamicPatterns(variables)];
  return {
    root,
    name,
    priority,
    series,
    release: releaseOf(root, series, reader),
    filePatterns: patterns.filter((pattern) => isBelow(pattern, root)),
    depends,
  };
}

/** `collection:pattern` counts where the collection is there, `!collection:pattern` where it is not. */
function dynamicPatterns(variables: LiteralVariables): readonly string[] {
  const collections = new Set(variables.words('BBFILE_COLLECTIONS'));
  return variables.words('BBFILES_DYNAMIC').flatMap((entry) => {
    const colon = entry.indexOf(':');
    if (colon === -1) return [];
    const isNegated = entry.startsWith('!');
    const collection = entry.slice(isNegated ? 1 : 0, colon);
    return collections.has(collection) === isNegated ? [] : [entry.slice(colon + 1)];
  });
}

function priorityOf(name: string, variables: LiteralVariables): number {
  const priority = Number(variables.get(`BBFILE_PRIORITY_${name}`)?.trim() || '0');
  return Number.isSafeInteger(priority) ? priority : 0;
}

/** `core (>= 12) openembedded-layer` without the versions. */
function dependsOf(name: string, variables: LiteralVariables): readonly string[] {
  const written = variables.get(`LAYERDEPENDS_${name}`) ?? '';
  return written
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !word.includes('${'));
}

/**
 * The newest of the releases that the layer says it works with. meta-virtualization's master says `wrynose` like the wrynose branch;
 * a class that came after the branch was made tells them apart.
 */
function releaseOf(root: string, series: readonly string[], reader: FileReader): Release | undefined {
  const newest = newestOfLayerSeries(series);
  const isMaster = newest === 'wrynose' && isFile(reader, `${root}/classes/container-nonroot-user.bbclass`);
  return releases.find(({ name }) => name === (isMaster ? 'master' : newest));
}
