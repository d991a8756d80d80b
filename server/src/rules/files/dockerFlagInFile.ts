import { rootOf } from '../../formats/configFile';
import { propertyOf } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

/** What the unit that the layer installs gives to dockerd, and the keys that say the same. */
const flagsOfUnit: readonly (readonly [key: string, flag: string])[] = [
  ['hosts', '-H fd://'],
  ['containerd', '--containerd=/run/containerd/containerd.sock'],
];

export const dockerFlagInFile: ConfigFileRule = {
  id: 'docker-flag-in-file',
  category: 'files',
  subject: 'configFile',
  formats: ['daemon.json'],
  severity: 'warning',
  what: 'A key in `daemon.json` that `docker.service` gives as a flag already.',
  why: 'What is given both ways is an error to `dockerd`, even if it is the same: it does not start. The unit of Docker that the layer installs has `-H` and `--containerd`.',
  bad: { 'files/daemon.json': ['{', '  "hosts": ["fd://", "tcp://127.0.0.1:2375"]', '}'] },
  good: { 'files/daemon.json': ['{', '  "registry-mirrors": ["https://mirror.example"]', '}'] },
  check({ file }) {
    return flagsOfUnit.flatMap(([key, flag]) => {
      const property = propertyOf(rootOf(file), key);
      // A recipe that brings a unit, or a drop-in for it, may start dockerd otherwise.
      if (!property || file.uses.texts.some((text) => text.includes('docker.service'))) return [];
      return [
        {
          span: property.nameSpan,
          message: `\`docker.service\` starts \`dockerd\` with \`${flag}\`, and \`dockerd\` stops where \`${key}\` is given by a flag and in this file. Leave it out here, or replace \`ExecStart\` by a drop-in in \`docker.service.d\`.`,
        },
      ];
    });
  },
};
