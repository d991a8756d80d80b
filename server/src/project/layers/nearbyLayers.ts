/**
 * The layers that stand next to a layer, as poky, bitbake-setup, kas and plain checkouts lay them out: `../openembedded-core/meta`,
 * `../poky/meta`, `../meta-openembedded/meta-oe`, `../layers/...`.
 */
import type { SlicedWork } from '../../base/pacer';
import { type FileReader, isFailure, isFile, isFolder } from '../files';
import { folderOf } from '../paths';
import { identifyLayer, type LayerIdentity, readConfiguration } from './layerConfiguration';

/** Folders by these names hold layers; others next to a layer are not looked into. */
const HOLDS_LAYERS = /^(?:meta(?:-|$)|layers$|sources$|src$|poky|openembedded|oe-core|yocto)/;

/** A folder of checkouts may be anybody's home folder: this much of it is looked at. */
const FOLDER_LIMIT = 400;

/** How deep below the folder next door a layer may lie: `layers/meta-openembedded/meta-oe`. */
const DEPTH = 3;

/**
 * The layers that `layers` depend on, directly or not, and that are not among them: found next to them and their checkouts. Of several
 * with one name the one that works with most of the releases in use is taken.
 */
export function* neededLayersNearby(layers: readonly LayerIdentity[], reader: FileReader): SlicedWork<LayerIdentity[]> {
  const candidates = yield* layersAround(layers, reader);
  const series = new Set(layers.flatMap((layer) => layer.series));
  const found: LayerIdentity[] = [];
  const known = new Set(layers.map(({ name }) => name));
  const wanted = ['core', ...layers.flatMap(({ depends }) => depends)];
  for (let name = wanted.shift(); name !== undefined; name = wanted.shift()) {
    if (known.has(name)) continue;
    known.add(name);
    const layer = bestOf(
      candidates.filter((candidate) => candidate.name === name),
      series,
    );
    if (!layer) continue;
    found.push(layer);
    wanted.push(...layer.depends);
  }
  return found;
}

function bestOf(candidates: readonly LayerIdentity[], series: ReadonlySet<string>): LayerIdentity | undefined {
  const shared = (layer: LayerIdentity) => layer.series.filter((word) => series.has(word)).length;
  return candidates.toSorted((first, second) => shared(second) - shared(first))[0];
}

function* layersAround(layers: readonly LayerIdentity[], reader: FileReader): SlicedWork<LayerIdentity[]> {
  const roots = new Set<string>();
  const neighbourhoods = new Set(layers.flatMap(({ root }) => [folderOf(root), folderOf(folderOf(root))]));
  for (const folder of neighbourhoods) yield* collectRoots(folder, reader, roots);
  const identities: LayerIdentity[] = [];
  for (const root of roots) {
    const tree = readConfiguration(`${root}/conf/layer.conf`, reader);
    if (!('why' in tree)) identities.push(identifyLayer({ root, tree }));
    yield;
  }
  return identities;
}

function* collectRoots(neighbourhood: string, reader: FileReader, roots: Set<string>): SlicedWork<void> {
  const pending = [{ folder: neighbourhood, depth: 0 }];
  let looked = 0;
  for (let at = pending.shift(); at && looked < FOLDER_LIMIT; at = pending.shift()) {
    looked++;
    const { folder, depth } = at;
    if (isFile(reader, `${folder}/conf/layer.conf`)) {
      roots.add(folder);
    } else if (depth < DEPTH) {
      const entries = reader.list(folder);
      const promising = isFailure(entries)
        ? []
        : entries.filter(({ name, kind }) => kind !== 'file' && HOLDS_LAYERS.test(name));
      for (const { name, kind } of promising) {
        const path = `${folder === '/' ? '' : folder}/${name}`;
        if (kind === 'folder' || isFolder(reader, path)) pending.push({ folder: path, depth: depth + 1 });
      }
    }
    yield;
  }
}
