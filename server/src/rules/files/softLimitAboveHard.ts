import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { type DataNode, itemsOf, numberOf, propertiesOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const softLimitAboveHard: ConfigFileRule = {
  id: 'soft-limit-above-hard',
  category: 'files',
  subject: 'configFile',
  formats: ['daemon.json', 'oci-runtime'],
  severity: 'error',
  what: 'A resource limit of a container whose soft value is above the hard one.',
  why: 'The kernel refuses it, and neither runc nor crun starts the container. A hard limit that is left out is 0. dockerd takes such a default without a word, but no container starts with it.',
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
    return limitsIn(file).flatMap((limit): readonly Finding[] => {
      const [soft, hard] = [limitNamed(limit, 'soft'), limitNamed(limit, 'hard')];
      if (!soft || isMasked(file, limit.span)) return [];
      const [least, most] = [limitOf(soft, file), hard ? limitOf(hard, file) : 0];
      if (least === undefined || most === undefined || least <= most) return [];
      const what = hard ? `The hard limit is ${most}` : 'Without `hard` the limit is 0';
      return [{ span: soft.span, message: `${what}, and the soft one above it: the container does not start.` }];
    });
  },
};

function limitsIn(file: ConfigFile): readonly DataNode[] {
  if (file.format === 'oci-runtime') return itemsOf(valueAt(rootOf(file), 'process', 'rlimits'));
  return propertiesOf(valueAt(rootOf(file), 'default-ulimits')).map(({ value }) => value);
}

/** dockerd and runc take the names in any capitals. */
function limitNamed(limit: DataNode, name: string): DataNode | undefined {
  return propertiesOf(limit).find((each) => each.name.toLowerCase() === name)?.value;
}

/** To dockerd, -1 is no limit. */
function limitOf(node: DataNode, { format }: ConfigFile): number | undefined {
  const number = numberOf(node);
  return format === 'daemon.json' && number === -1 ? Number.POSITIVE_INFINITY : number;
}
