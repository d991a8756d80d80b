import { type ConfigFile, rootOf } from '../../formats/configFile';
import { namespacesOf } from '../../formats/ociParts';
import { type DataNode, itemsOf, propertiesOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const missingNamespace: ConfigFileRule = {
  id: 'missing-namespace',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime'],
  severity: 'error',
  what: 'A setting of a container that needs a namespace of its own, which the container does not have.',
  why: 'The setting would hold for the whole host. runc does not start such a container: a host name needs the namespace `uts`, hidden paths need `mount`, parameters of the network need `network`, and a `user` namespace needs its mappings.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "hostname": "app",',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": { "namespaces": [{ "type": "mount" }, { "type": "pid" }] }',
      '}',
    ],
  },
  good: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "hostname": "app",',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": { "namespaces": [{ "type": "mount" }, { "type": "pid" }, { "type": "uts" }] }',
      '}',
    ],
  },
  check({ file }) {
    if (!file.isWhole || file.masked.length > 0 || !areNamespacesClear(file)) return [];
    const types = new Set(namespacesOf(file).map(({ type }) => type));
    return [...settingsWithout(file, types), ...sysctlsWithout(file, types), ...userWithoutMappings(file)];
  },
};

/** Whether all of the namespaces are understood: of a name in other capitals and of a type that is none another rule speaks. */
function areNamespacesClear(file: ConfigFile): boolean {
  const root = rootOf(file);
  const linux = propertyOf(root, 'linux');
  if (!linux) return !hasOtherwise(root, 'linux');
  const namespaces = propertyOf(linux.value, 'namespaces');
  if (!namespaces) return !hasOtherwise(linux.value, 'namespaces');
  const known = namespacesOf(file).filter(({ type }) => namespaceTypes.has(type));
  return known.length === itemsOf(namespaces.value).length;
}

const namespaceTypes: ReadonlySet<string> = new Set([
  'cgroup',
  'ipc',
  'mount',
  'network',
  'pid',
  'time',
  'user',
  'uts',
]);

function hasOtherwise(node: DataNode | undefined, name: string): boolean {
  return propertiesOf(node).some((property) => property.name.toLowerCase() === name);
}

function settingsWithout(file: ConfigFile, types: ReadonlySet<string>): readonly Finding[] {
  const root = rootOf(file);
  const linux = propertyOf(root, 'linux')?.value;
  const found: Finding[] = [];
  const hostName = propertyOf(root, 'hostname');
  if (hostName && (stringOf(hostName.value) ?? '') !== '' && !types.has('uts')) {
    found.push({ span: hostName.nameSpan, message: needs('uts') });
  }
  for (const name of ['maskedPaths', 'readonlyPaths']) {
    const paths = propertyOf(linux, name);
    if (paths && itemsOf(paths.value).length > 0 && !types.has('mount')) {
      found.push({ span: paths.nameSpan, message: needs('mount') });
    }
  }
  for (const name of ['uidMappings', 'gidMappings']) {
    const mappings = propertyOf(linux, name);
    if (mappings && itemsOf(mappings.value).length > 0 && !types.has('user')) {
      const message = 'Without a namespace of type `user` these mappings are passed over.';
      found.push({ span: mappings.nameSpan, severity: 'warning', message });
    }
  }
  return found;
}

function sysctlsWithout(file: ConfigFile, types: ReadonlySet<string>): readonly Finding[] {
  return propertiesOf(valueAt(rootOf(file), 'linux', 'sysctl')).flatMap(({ name, nameSpan }) => {
    const namespace = namespaceOf(name.replaceAll('/', '.'));
    return namespace === undefined || types.has(namespace) ? [] : [{ span: nameSpan, message: needs(namespace) }];
  });
}

function namespaceOf(sysctl: string): string | undefined {
  if (sysctl.startsWith('net.')) return 'network';
  if (sysctl === 'kernel.domainname') return 'uts';
  return /^fs\.mqueue\.|^kernel\.(?:msg|sem$|shm)/.test(sysctl) ? 'ipc' : undefined;
}

function userWithoutMappings(file: ConfigFile): readonly Finding[] {
  const linux = propertyOf(rootOf(file), 'linux')?.value;
  const lacking = ['uidMappings', 'gidMappings'].filter((name) => itemsOf(propertyOf(linux, name)?.value).length === 0);
  const [first] = lacking;
  if (first === undefined) return [];
  return namespacesOf(file)
    .filter(({ type, isJoined }) => type === 'user' && !isJoined)
    .map(({ node }) => ({
      span: node.span,
      message: `A namespace of type \`user\` needs \`${first}\` beside it: runc does not start the container.`,
    }));
}

function needs(type: string): string {
  return `This needs a namespace of type \`${type}\`: runc does not start the container. Add \`{ "type": "${type}" }\` to \`linux.namespaces\`.`;
}
