/** Which layers a new recipe can go to: those of the user's own before those that others publish. */
import { isBelow } from './paths';

export interface LayerPlace {
  /** The layer's name in BBFILE_COLLECTIONS. */
  readonly name: string;
  readonly path: string;
}

export interface LayerChoices {
  /** Those in the workspace first. */
  readonly own: readonly LayerPlace[];
  /** What is written there is in the way of the next update. */
  readonly published: readonly LayerPlace[];
}

export function layerChoices(layers: readonly LayerPlace[], workspaceFolders: readonly string[]): LayerChoices {
  const inWorkspace = ({ path }: LayerPlace) => workspaceFolders.some((folder) => isBelow(path, folder));
  const own = layers.filter(({ name }) => !publishedLayers.has(name));
  return {
    own: [...own.filter(inWorkspace), ...own.filter((layer) => !inWorkspace(layer))],
    published: layers.filter(({ name }) => publishedLayers.has(name)),
  };
}

/** The layers of openembedded-core, meta-yocto, meta-openembedded, meta-selinux and meta-virtualization. */
const publishedLayers: ReadonlySet<string> = new Set([
  'core',
  'yocto',
  'yoctobsp',
  'skeleton',
  'openembedded-layer',
  'meta-python',
  'networking-layer',
  'filesystems-layer',
  'webserver',
  'multimedia-layer',
  'perl-layer',
  'gnome-layer',
  'xfce-layer',
  'meta-initramfs',
  'selinux',
  'virtualization-layer',
]);
