import { seccompOf } from '../../formats/ociParts';
import { type DataNode, itemsOf, propertyOf, stringOf } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

const notify = 'SCMP_ACT_NOTIFY';

export const notifyWithoutListener: ConfigFileRule = {
  id: 'notify-without-listener',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime', 'seccomp'],
  severity: 'error',
  what: 'A seccomp filter that asks another program about system calls, without a way to it.',
  why: '`SCMP_ACT_NOTIFY` hands the call to the program behind the socket `listenerPath`. Without one runc does not start the container; crun looks for it in an annotation as well.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": {',
      '    "seccomp": {',
      '      "defaultAction": "SCMP_ACT_ALLOW",',
      '      "syscalls": [{ "names": ["mount"], "action": "SCMP_ACT_NOTIFY" }]',
      '    }',
      '  }',
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
      '  "linux": {',
      '    "seccomp": {',
      '      "defaultAction": "SCMP_ACT_ALLOW",',
      '      "listenerPath": "/run/agent.sock",',
      '      "syscalls": [{ "names": ["mount"], "action": "SCMP_ACT_NOTIFY" }]',
      '    }',
      '  }',
      '}',
    ],
  },
  check({ file }) {
    const filter = seccompOf(file);
    if (!file.isWhole || (stringOf(propertyOf(filter, 'listenerPath')?.value) ?? '') !== '') return [];
    const actions: readonly (DataNode | undefined)[] = [
      propertyOf(filter, 'defaultAction')?.value,
      ...itemsOf(propertyOf(filter, 'syscalls')?.value).map((rule) => propertyOf(rule, 'action')?.value),
    ];
    return actions.flatMap((action) =>
      action && stringOf(action) === notify
        ? [
            {
              span: action.span,
              // podman can give the socket by an annotation.
              severity: file.format === 'seccomp' ? 'warning' : 'error',
              message: `\`${notify}\` needs a \`listenerPath\`: runc does not start the container without it.`,
            },
          ]
        : [],
    );
  },
};
