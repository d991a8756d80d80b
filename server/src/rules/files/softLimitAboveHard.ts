import { isMasked, rootOf } from '../../formats/configFile';
import { type DataNode, itemsOf, propertyOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const softLimitAboveHard: ConfigFileRule = {
  id: 'soft-limit-above-hard',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime'],
  severity: 'error',
  what: 'A resource limit of a container whose soft value is above the hard one.',
  why: 'The kernel refuses it, and neither runc nor crun starts the container. A hard limit that is left out is 0.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": {',
      '    "cwd": "/",',
      '    "args": ["/bin/app"],',
      '    "rlimits": [{ "type": "RLIMIT_NOFILE", "soft": 4096, "hard": 1024 }]',
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
      '    "rlimits": [{ "type": "RLIMIT_NOFILE", "soft": 1024, "hard": 4096 }]',
      '  },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": {}',
      '}',
    ],
  },
  check({ file }) {
    return itemsOf(valueAt(rootOf(file), 'process', 'rlimits')).flatMap((limit): readonly Finding[] => {
      const soft = propertyOf(limit, 'soft')?.value;
      const hard = propertyOf(limit, 'hard')?.value;
      if (!soft || isMasked(file, limit.span)) return [];
      const [least, most] = [numberOf(soft), hard ? numberOf(hard) : 0];
      if (least === undefined || most === undefined || least <= most) return [];
      const what = hard ? `The hard limit is ${most}` : 'Without `hard` the limit is 0';
      return [{ span: soft.span, message: `${what}, and the soft one above it: the container does not start.` }];
    });
  },
};

function numberOf(node: DataNode): number | undefined {
  return node.kind === 'number' ? Number(node.text) : undefined;
}
