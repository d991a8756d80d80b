import { isMasked } from '../../formats/configFile';
import { namespacesOf } from '../../formats/ociParts';
import type { ConfigFileRule } from '../rule';

export const repeatedNamespace: ConfigFileRule = {
  id: 'repeated-namespace',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime'],
  severity: 'error',
  what: 'A kind of namespace that a container of the OCI runtime format is given twice.',
  why: 'A process is in one namespace of each kind. runc does not start such a container, and crun takes one of the two.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": { "namespaces": [{ "type": "mount" }, { "type": "mount" }] }',
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
      '  "linux": { "namespaces": [{ "type": "mount" }, { "type": "pid" }] }',
      '}',
    ],
  },
  check({ file }) {
    const seen = new Set<string>();
    return namespacesOf(file).flatMap(({ node, type }) => {
      if (isMasked(file, node.span)) return [];
      const isRepeated = seen.has(type);
      seen.add(type);
      const message = `The container has a namespace of type \`${type}\` already: runc does not start it. Remove one of the two.`;
      return isRepeated ? [{ span: node.span, message }] : [];
    });
  },
};
