import { isMasked, rootOf } from '../../formats/configFile';
import { itemsOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const repeatedLimit: ConfigFileRule = {
  id: 'repeated-limit',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime'],
  severity: 'warning',
  what: 'A resource limit that a container of the OCI runtime format is given twice.',
  why: 'The runtime specification forbids it. runc and crun set one after the other, and the second does not come to be where it is above the first.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": {',
      '    "cwd": "/",',
      '    "args": ["/bin/app"],',
      '    "rlimits": [{ "type": "RLIMIT_CORE", "soft": 0, "hard": 0 }, { "type": "RLIMIT_CORE", "soft": 0, "hard": 0 }]',
      '  },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": {}',
      '}',
    ],
  },
  good: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": {',
      '    "cwd": "/",',
      '    "args": ["/bin/app"],',
      '    "rlimits": [{ "type": "RLIMIT_CORE", "soft": 0, "hard": 0 }]',
      '  },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": {}',
      '}',
    ],
  },
  check({ file }) {
    const seen = new Set<string>();
    return itemsOf(valueAt(rootOf(file), 'process', 'rlimits')).flatMap((limit) => {
      const type = stringOf(propertyOf(limit, 'type')?.value);
      if (type === undefined || isMasked(file, limit.span)) return [];
      const isRepeated = seen.has(type);
      seen.add(type);
      return isRepeated ? [{ span: limit.span, message: `\`${type}\` stands here already. Keep one of the two.` }] : [];
    });
  },
};
