import { isMasked, rootOf } from '../../formats/configFile';
import { valueForm } from '../../formats/keys/valueForms';
import { itemsOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const capabilityNotPermitted: ConfigFileRule = {
  id: 'capability-not-permitted',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime'],
  severity: 'error',
  what: 'A capability in the effective set of a container that is not in the permitted one.',
  why: 'The kernel gives no process what it is not permitted, and neither runc nor crun starts the container.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": {',
      '    "cwd": "/",',
      '    "args": ["/bin/app"],',
      '    "capabilities": { "bounding": ["CAP_KILL"], "effective": ["CAP_KILL"] }',
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
      '    "capabilities": { "bounding": ["CAP_KILL"], "effective": ["CAP_KILL"], "permitted": ["CAP_KILL"] }',
      '  },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": {}',
      '}',
    ],
  },
  check({ file }) {
    const capabilities = valueAt(rootOf(file), 'process', 'capabilities');
    const permitted = propertyOf(capabilities, 'permitted')?.value;
    if (!file.isWhole || (permitted && isMasked(file, permitted.span))) return [];
    const granted = new Set(itemsOf(permitted).map(stringOf));
    return itemsOf(propertyOf(capabilities, 'effective')?.value).flatMap((node): readonly Finding[] => {
      const name = stringOf(node);
      // runc leaves out names that it does not know.
      if (name === undefined || granted.has(name) || isMasked(file, node.span)) return [];
      if (!valueForm('capability').accepts(name)) return [];
      const message = `\`${name}\` is not in \`permitted\`: the container does not start. Add it there, or remove it here.`;
      return [{ span: node.span, message }];
    });
  },
};
