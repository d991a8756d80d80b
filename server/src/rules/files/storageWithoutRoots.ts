import { installedPaths, rootOf } from '../../formats/configFile';
import { isComplete } from '../../formats/keys/problemsOfKeys';
import { refusal } from '../../formats/keys/readers';
import { propertyOf, stringOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** In the order in which podman and skopeo look at them. */
const roots = [
  { name: 'runroot', usual: '/run/containers/storage' },
  { name: 'graphroot', usual: '/var/lib/containers/storage' },
] as const;

export const storageWithoutRoots: ConfigFileRule = {
  id: 'storage-without-roots',
  category: 'files',
  subject: 'configFile',
  formats: ['storage.conf'],
  severity: 'error',
  releases: { until: 'walnascar' },
  what: 'A `storage.conf` of the system without `runroot` or `graphroot`.',
  why: 'Up to podman 5.4 a file of the system takes the place of all defaults: root is told "runroot must be set" at every command of podman, and by skopeo where it copies to the store. Podman 5.8 takes its defaults.',
  bad: {
    'files/storage.conf': ['[storage]', 'driver = "vfs"'],
  },
  good: {
    'files/storage.conf': [
      '[storage]',
      'driver = "vfs"',
      'runroot = "/run/containers/storage"',
      'graphroot = "/var/lib/containers/storage"',
    ],
  },
  check({ file }) {
    // That of a user gets what is missing from the defaults; what drop-ins lack, the file has.
    const isOfSystem = installedPaths(file).every((path) => !/\/\.config\/|\.conf\.d\//.test(path));
    const storage = propertyOf(rootOf(file), 'storage');
    if (!isOfSystem || !storage || storage.value.kind !== 'object' || !isComplete(file)) return [];
    const missing = roots.filter(({ name }) => {
      const root = propertyOf(storage.value, name)?.value;
      return root === undefined || stringOf(root) === '';
    });
    if (missing.length === 0) return [];
    const names = missing.map(({ name }) => `\`${name}\``).join(' and ');
    const lines = missing.map(({ name, usual }) => `\`${name} = "${usual}"\``).join(' and ');
    const finding: Finding = {
      span: storage.nameSpan,
      message: `${names} ${missing.length > 1 ? 'are' : 'is'} missing here: ${refusal(file.format)} for root. Add ${lines}.`,
    };
    return [finding];
  },
};
