import { rootOf } from '../../formats/configFile';
import { stringOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const emptyProcessArgs: ConfigFileRule = {
  id: 'empty-process-args',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime'],
  severity: 'error',
  what: 'A container of the OCI runtime format without a program to run.',
  why: 'The first of the `args` is the program. Where it is not there neither runc nor crun starts the container.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": [] },',
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
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": {}',
      '}',
    ],
  },
  check({ file }) {
    const args = valueAt(rootOf(file), 'process', 'args');
    if (args?.kind !== 'array' || !file.isWhole) return [];
    const [program] = args.items;
    if (program && stringOf(program) !== '') return [];
    return [{ span: args.span, message: 'There is no program to run here: the container does not start.' }];
  },
};
