/** Finds the layers of a project and the BitBake files in them. */
import type { SlicedWork } from '../../base/pacer';
import { type FileReader, isFile } from '../files';
import type { ProjectNote } from '../note';
import { folderOf, isBelow } from '../paths';
import type { BuildFolder, Layer } from '../snapshot';
import { type BuildConfiguration, readBuildConfiguration } from './buildConfiguration';
import { describeLayer, identifyLayer, type LayerIdentity, readConfiguration, takeIn } from './layerConfiguration';
import { LiteralVariables } from './literalVariables';
import { neededLayersNearby } from './nearbyLayers';
import { asWorkspaceSees, layerAround, looseEntriesIn, looseRootAround } from './surroundings';
import { FolderWalk, usualWalkLimits, type WalkLimits } from './walk';

export interface DiscoveryRequest {
  readonly workspaceFolders: readonly string[];
  readonly buildFolder: string | undefined;
  /** Files that are open, wherever they lie: the layer around each is found too. */
  readonly openFiles: readonly string[];
}

export interface Discovery {
  /** In the order of BBLAYERS; without a build folder each after those it depends on, then by priority. */
  readonly layers: readonly Layer[];
  readonly build: BuildFolder | undefined;
  /** BBPATH. */
  readonly searchPath: readonly string[];
  /** Folders without a layer.conf that BitBake could search all the same. */
  readonly looseRoots: readonly string[];
  /** BitBake files, those of one layer together. */
  readonly files: readonly string[];
  /** The releases that the core layer says it is, LAYERSERIES_CORENAMES; layers that work with none of them do not fit it. */
  readonly coreSeries: readonly string[];
  /** Words of BBMASK. */
  readonly masks: readonly string[];
  readonly notes: readonly ProjectNote[];
}

/** Everything but the files of layers that need not be walked through to be found. */
export interface FoundLayers extends Omit<Discovery, 'files' | 'notes'> {
  /** Walks through what is left, into the folders that are asked for. */
  walk(goesInto: (folder: string) => boolean): SlicedWork<Pick<Discovery, 'files' | 'notes'>>;
}

/** The layers and all their files. */
export function* discoverLayers(
  request: DiscoveryRequest,
  reader: FileReader,
  limits: WalkLimits = usualWalkLimits,
): SlicedWork<Discovery> {
  const { walk, ...found } = yield* findLayers(request, reader, limits);
  return { ...found, ...(yield* walk(() => true)) };
}

/** With a build folder, what its BBLAYERS names; without, what the workspace holds and what that needs from next door. */
export function* findLayers(
  request: DiscoveryRequest,
  reader: FileReader,
  limits: WalkLimits = usualWalkLimits,
): SlicedWork<FoundLayers> {
  const walk = new FolderWalk(reader, limits);
  // Who opens a build folder as workspace means that one, if none was chosen.
  const isBuildFolder = (folder: string) => isFile(reader, `${folder}/conf/bblayers.conf`);
  const chosen = request.buildFolder === undefined ? [] : [request.buildFolder];
  const buildFolder = [...chosen, ...request.workspaceFolders].find(isBuildFolder);
  if (buildFolder === undefined) return yield* findWithoutBuild(request, reader, walk);
  return findInBuild(readBuildConfiguration(buildFolder, reader), request, reader, walk);
}

function findInBuild(
  configuration: BuildConfiguration,
  request: DiscoveryRequest,
  reader: FileReader,
  walk: FolderWalk,
): FoundLayers {
  const { build, outputFolders, layerFolders } = configuration;
  for (const folder of outputFolders) walk.leaveOut(folder);
  const used = layerFolders.map((folder) => asWorkspaceSees(folder, request.workspaceFolders, reader));
  const roots = [...new Set([...used, ...layersAroundFiles(request.openFiles, reader)])];
  const identities = readLayers(roots, reader, walk.findings.notes);
  const { variables } = configuration;
  const { layers, searchPath } = describeLayers(identities, variables, reader);
  return {
    layers,
    build,
    searchPath: [...new Set([build.path, ...searchPath])],
    looseRoots: [],
    coreSeries: variables.words('LAYERSERIES_CORENAMES'),
    masks: configuration.masks,
    *walk(goesInto) {
      const rest = walk.continued(goesInto);
      yield* rest.below(build.path, { kind: 'build', root: build.path });
      yield* walkLayers(layers, rest);
      const { files, notes } = rest.findings;
      return { files, notes: [...configuration.notes, ...notes] };
    },
  };
}

function* findWithoutBuild(request: DiscoveryRequest, reader: FileReader, walk: FolderWalk): SlicedWork<FoundLayers> {
  for (const folder of request.workspaceFolders) {
    // A workspace folder may be a part of a layer: a folder of recipes.
    yield* walk.below(layerAround(folder, reader) ?? folder, { kind: 'none' });
  }
  yield* walkLayers(
    layersAroundFiles(request.openFiles, reader).map((root) => ({ root })),
    walk,
  );
  for (const file of request.openFiles) {
    if (walk.findings.layerRoots.some((root) => isBelow(file, root))) continue;
    const root = looseRootAround(file, reader);
    if (root !== undefined) yield* walk.below(root, { kind: 'none' });
  }
  const { findings } = walk;
  const own = readLayers(findings.layerRoots, reader, findings.notes);
  const nearby = own.length > 0 ? yield* neededLayersNearby(own, reader) : [];
  const ordered = dependenciesFirst([...own, ...nearby]);
  const variables = new LiteralVariables();
  const { layers, searchPath } = describeLayers(ordered, variables, reader);
  const loose = findings.looseRoots.flatMap((root) => [root, ...looseEntriesIn(root, reader)]);
  return {
    layers,
    build: undefined,
    searchPath: [...new Set([...searchPath, ...loose])],
    looseRoots: findings.looseRoots,
    coreSeries: variables.words('LAYERSERIES_CORENAMES'),
    masks: variables.words('BBMASK'),
    *walk(goesInto) {
      const rest = walk.continued(goesInto);
      yield* walkLayers(nearby, rest);
      return rest.findings;
    },
  };
}

function* walkLayers(layers: readonly { readonly root: string }[], walk: FolderWalk): SlicedWork<void> {
  for (const { root } of layers) yield* walk.below(root, { kind: 'layer', root });
}

function layersAroundFiles(files: readonly string[], reader: FileReader): readonly string[] {
  return [...new Set(files.flatMap((file) => layerAround(folderOf(file), reader) ?? []))];
}

function readLayers(roots: readonly string[], reader: FileReader, notes: ProjectNote[]): LayerIdentity[] {
  return roots.flatMap((root) => {
    const tree = readConfiguration(`${root}/conf/layer.conf`, reader);
    if (!('why' in tree)) return [identifyLayer({ root, tree })];
    const message = `The layer is left out, its conf/layer.conf cannot be read: ${tree.why}`;
    notes.push({ path: root, message, isKnownElsewhere: true });
    return [];
  });
}

function describeLayers(
  identities: readonly LayerIdentity[],
  variables: LiteralVariables,
  reader: FileReader,
): { readonly layers: readonly Layer[]; readonly searchPath: readonly string[] } {
  for (const identity of identities) takeIn(identity, variables);
  const layers = identities.map((identity) => describeLayer(identity, variables, reader));
  const searchPath = (variables.get('BBPATH') ?? '')
    .split(':')
    .filter((entry) => entry !== '' && !entry.includes('${'));
  return { layers, searchPath };
}

/** As `bblayers.conf` usually has it: each layer after those it depends on, then by priority and path. */
function dependenciesFirst(layers: readonly LayerIdentity[]): readonly LayerIdentity[] {
  const waiting = layers.toSorted(
    (first, second) => first.priority - second.priority || (first.root < second.root ? -1 : 1),
  );
  const ordered: LayerIdentity[] = [];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const ready = waiting.findIndex(({ name, depends }) => depends.every((each) => each === name || !names.has(each)));
    // Layers that depend on each other come in the order of their priorities.
    ordered.push(...waiting.splice(Math.max(0, ready), 1));
  }
  return ordered;
}
