/** The configuration to evaluate where there is no build folder: the layers at hand, with a machine and distro that they have. */
import { runAtOnce } from '../../base/pacer';
import type { FileReader } from '../files';
import { findLayers } from '../layers/discoverLayers';
import { folderOf } from '../paths';
import type { ConfigurationRequest } from './configuration';

/** The machine and distro that openembedded-core has and builds with when nothing is chosen. */
const usualMachine = 'qemux86-64';
const usualDistro = 'nodistro';

/**
 * A request for layers in the order given. TOPDIR is a folder beside them that need not exist: what a build would put there is not known
 * anyway.
 */
export function layersRequest(
  layers: readonly string[],
  chosen: ReadonlyMap<string, string>,
): Pick<ConfigurationRequest, 'topFolder' | 'layers' | 'chosen'> {
  const topFolder = `${folderOf(layers[0] ?? '/')}/build`;
  const withDefaults = new Map([['MACHINE', usualMachine], ['DISTRO', usualDistro], ...chosen]);
  return { topFolder, layers, chosen: withDefaults };
}

/** The layers in and around some folders and files, each after those it depends on. */
export function layersAround(
  folders: readonly string[],
  files: readonly string[],
  reader: FileReader,
): readonly string[] {
  const request = { workspaceFolders: folders, buildFolder: undefined, openFiles: files };
  return runAtOnce(findLayers(request, reader)).layers.map(({ root }) => root);
}
