import { seccompOf } from '../../formats/ociParts';
import { type DataNode, itemsOf, propertyOf, stringOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const seccompListTwice: ConfigFileRule = {
  id: 'seccomp-list-twice',
  category: 'files',
  subject: 'configFile',
  formats: ['seccomp'],
  severity: 'error',
  what: 'A seccomp profile that names its architectures, or the system calls of a rule, in two ways at once.',
  why: 'What loads a profile, podman and Docker, takes `architectures` or `archMap`, and `name` or `names`; with both it refuses the profile, and no container starts with it.',
  bad: {
    'files/seccomp.json': [
      '{',
      '  "defaultAction": "SCMP_ACT_ERRNO",',
      '  "architectures": ["SCMP_ARCH_AARCH64"],',
      '  "archMap": [{ "architecture": "SCMP_ARCH_AARCH64", "subArchitectures": ["SCMP_ARCH_ARM"] }],',
      '  "syscalls": [{ "names": ["read"], "action": "SCMP_ACT_ALLOW" }]',
      '}',
    ],
  },
  good: {
    'files/seccomp.json': [
      '{',
      '  "defaultAction": "SCMP_ACT_ERRNO",',
      '  "archMap": [{ "architecture": "SCMP_ARCH_AARCH64", "subArchitectures": ["SCMP_ARCH_ARM"] }],',
      '  "syscalls": [{ "names": ["read"], "action": "SCMP_ACT_ALLOW" }]',
      '}',
    ],
  },
  check({ file }) {
    const profile = seccompOf(file);
    const rules = itemsOf(propertyOf(profile, 'syscalls')?.value);
    return [
      ...givenTwice(profile, 'architectures', 'archMap'),
      ...rules.flatMap((rule) => givenTwice(rule, 'name', 'names')),
    ];
  },
};

function givenTwice(node: DataNode | undefined, first: string, second: string): readonly Finding[] {
  const [one, other] = [propertyOf(node, first), propertyOf(node, second)];
  if (!one || !other || !isGiven(one.value) || !isGiven(other.value)) return [];
  const message = `\`${first}\` and \`${second}\` stand side by side: podman and Docker refuse the profile. Keep one of them.`;
  return [{ span: one.nameSpan, message }];
}

function isGiven(node: DataNode): boolean {
  return itemsOf(node).length > 0 || (stringOf(node) ?? '') !== '';
}
