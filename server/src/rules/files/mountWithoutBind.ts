import { isMasked, rootOf } from '../../formats/configFile';
import { itemsOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** With one of these the kernel does not look at the type. */
const typeless: ReadonlySet<string> = new Set(['bind', 'rbind', 'remount']);

export const mountWithoutBind: ConfigFileRule = {
  id: 'mount-without-bind',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime'],
  severity: 'error',
  what: 'A mount of a container that is meant to show a folder of the host, without the option `bind`.',
  why: 'The runtimes look at the options alone: without `bind` or `rbind` runc and crun ask the kernel for a file system of type `bind`, which it does not have, and the container does not start.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/data", "type": "bind", "source": "/srv", "options": ["ro"] }],',
      '  "linux": {}',
      '}',
    ],
  },
  good: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/data", "type": "bind", "source": "/srv", "options": ["rbind", "ro"] }],',
      '  "linux": {}',
      '}',
    ],
  },
  check({ file }) {
    const mounts = propertyOf(rootOf(file), 'mounts')?.value;
    return itemsOf(mounts).flatMap((mount): readonly Finding[] => {
      if (mount.kind !== 'object' || isMasked(file, mount.span)) return [];
      const written = propertyOf(mount, 'type')?.value;
      const type = stringOf(written) ?? '';
      const options = valueAt(mount, 'options');
      if (!['', 'none', 'bind', 'rbind'].includes(type) || (written && written.kind !== 'string')) return [];
      if (options && options.kind !== 'array' && options.kind !== 'null') return [];
      if (itemsOf(options).some((option) => typeless.has(stringOf(option)?.toLowerCase() ?? ''))) return [];
      const what = type === '' ? 'A mount without a type' : `A mount of type \`${type}\``;
      return [
        {
          span: written?.span ?? { start: mount.span.start, end: mount.span.start + 1 },
          message: `${what} needs the option \`bind\` or \`rbind\`: the container does not start.`,
        },
      ];
    });
  },
};
