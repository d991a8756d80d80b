import { bundlesForPodman } from '../../containers/bundlesForPodman';
import { isMasked, rootOf } from '../../formats/configFile';
import { valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const podmanStorageNotVfs: ConfigFileRule = {
  id: 'podman-storage-not-vfs',
  category: 'files',
  subject: 'configFile',
  formats: ['storage.conf'],
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'A `storage.conf` with a driver other than `vfs`, where images for podman may be bundled.',
  why: 'Since wrynose, images that are bundled for podman are put into a store of the driver `vfs`, which the `storage.conf` of the layer names. With another driver podman does not see them.',
  bad: {
    'files/storage.conf': ['[storage]', 'driver = "overlay"', 'graphroot = "/var/lib/containers/storage"'],
  },
  good: {
    'files/storage.conf': ['[storage]', 'driver = "vfs"', 'graphroot = "/var/lib/containers/storage"'],
  },
  check({ file, snapshot }) {
    const driver = valueAt(rootOf(file), 'storage', 'driver');
    if (driver?.kind !== 'string' || driver.text === 'vfs' || driver.text === '' || isMasked(file, driver.span))
      return [];
    // The images are in the store of the system, not in that of a user.
    const graphRoot = valueAt(rootOf(file), 'storage', 'graphroot');
    if (graphRoot?.kind === 'string' && graphRoot.text !== '/var/lib/containers/storage') return [];
    if (file.uses.targets.some((path) => path.includes('/.config/'))) return [];
    const isBundled = bundlesForPodman(snapshot);
    return [
      {
        span: driver.span,
        severity: isBundled ? 'warning' : 'info',
        message: `Images that are bundled for podman are stored with the driver \`vfs\`: with \`${driver.text}\`, podman does not find them. Keep \`vfs\` where the image bundles containers.`,
        fix: { title: 'Use the driver vfs', safe: false, edits: [{ span: driver.span, text: '"vfs"' }] },
      },
    ];
  },
};
