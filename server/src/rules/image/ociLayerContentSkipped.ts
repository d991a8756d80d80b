import { areAccepted, layerPackages } from '../../containers/ociLayers';
import type { PlacedFinding } from '../finding';
import { usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociLayerContentSkipped: RecipeRule = {
  id: 'oci-layer-content-skipped',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A layer of files that earlier layers hold already.',
  why: 'Layers of `files` and `directories` take only what is not in the image yet. What an earlier layer has installed stays as it is, be it changed in the root file system or not.',
  bad: [
    'inherit image image-oci',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "base:packages:base-files+busybox conf:directories:/etc"',
  ],
  good: [
    'inherit image image-oci',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = "base:packages:base-files+busybox conf:directories:/etc/app"',
  ],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    if (!areAccepted(layers)) return [];
    const hasBase = Boolean(recipe.text('OCI_BASE_IMAGE'));
    return layers.flatMap((layer, index): PlacedFinding[] => {
      const packages = layerPackages(layers.slice(0, index));
      if (layer.kind !== 'layer' || (packages.length === 0 && !hasBase)) return [];
      const path = layer.items.find((item) => isFilled(layer.type, item, packages));
      const place = path === undefined ? undefined : recipe.placeOfWord('OCI_LAYERS', layer.entry);
      if (!place) return [];
      return [
        {
          place,
          message: `Earlier layers have filled \`${path}\`: of what is there already, the layer ${layer.name} changes nothing. Name the paths that are new, such as \`${path === '/' ? '' : path}/app\`.`,
        },
      ];
    });
  },
};

function isFilled(type: string, path: string, packages: readonly string[]): boolean {
  if (type === 'directories') return systemFolders.has(path === '/' ? path : path.replace(/\/+$/, ''));
  if (type !== 'files') return false;
  return Object.entries(filesOfPackages).some(([name, files]) => packages.includes(name) && files.includes(path));
}

/** Folders that any image has something in. */
const systemFolders: ReadonlySet<string> = new Set([
  '/',
  '/bin',
  '/etc',
  '/lib',
  '/sbin',
  '/usr',
  '/usr/bin',
  '/usr/lib',
  '/usr/sbin',
  '/usr/share',
  '/var',
]);

const filesOfPackages: Readonly<Record<string, readonly string[]>> = {
  'base-files': [
    '/etc/fstab',
    '/etc/host.conf',
    '/etc/hosts',
    '/etc/hostname',
    '/etc/issue',
    '/etc/motd',
    '/etc/nsswitch.conf',
    '/etc/profile',
    '/etc/shells',
  ],
  'base-passwd': ['/etc/group', '/etc/passwd'],
  netbase: ['/etc/ethertypes', '/etc/protocols', '/etc/rpc', '/etc/services'],
};
