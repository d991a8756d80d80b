import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import {
  type DataNode,
  isTrue,
  itemsOf,
  propertiesOf,
  propertyOf,
  stringOf,
  valueAt,
} from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const insecureRegistry: ConfigFileRule = {
  id: 'insecure-registry',
  category: 'files',
  subject: 'configFile',
  formats: ['registries.conf', 'daemon.json', 'hosts.toml'],
  severity: 'info',
  what: 'A registry that is spoken to over plain HTTP, or whose certificate is not checked.',
  why: 'Whoever is between the device and the registry can replace images on their way. That is fine for a registry of developers, not for devices in the field.',
  bad: { 'files/registries.conf': ['[[registry]]', 'location = "registry.example:5000"', 'insecure = true'] },
  good: { 'files/registries.conf': ['[[registry]]', 'location = "registry.example:5000"'] },
  check({ file }) {
    switch (file.format) {
      case 'registries.conf':
        return inRegistriesConf(file);
      case 'daemon.json':
        return inDaemonJson(file);
      default:
        return inHostsToml(file);
    }
  },
};

function inRegistriesConf(file: ConfigFile): readonly Finding[] {
  const root = rootOf(file);
  const registries = itemsOf(valueAt(root, 'registry'));
  const tables = registries.flatMap((registry) => [registry, ...itemsOf(valueAt(registry, 'mirror'))]);
  const flags = tables.flatMap((table): readonly Finding[] => {
    const flag = propertyOf(table, 'insecure');
    const name = stringOf(valueAt(table, 'location')) ?? stringOf(valueAt(table, 'prefix'));
    if (!flag || !isTrue(flag.value) || isLocal(name) || isTrue(valueAt(table, 'blocked'))) return [];
    const { start } = flag.nameSpan;
    return [{ span: { start, end: flag.value.span.end }, message: withoutCheck('This registry', 'podman') }];
  });
  return [...flags, ...listed(file, valueAt(root, 'registries', 'insecure', 'registries'), 'podman')];
}

function inDaemonJson(file: ConfigFile): readonly Finding[] {
  const root = rootOf(file);
  const mirrors = itemsOf(valueAt(root, 'registry-mirrors')).filter((item) => isPlainHttp(file, item));
  return [
    ...listed(file, valueAt(root, 'insecure-registries'), 'Docker'),
    ...mirrors.map(({ span }) => ({ span, message: plainHttp('This mirror') })),
  ];
}

function inHostsToml(file: ConfigFile): readonly Finding[] {
  const root = rootOf(file);
  const found: Finding[] = [];
  const server = valueAt(root, 'server');
  if (server && isPlainHttp(file, server)) found.push({ span: server.span, message: plainHttp('This server') });
  for (const { name, nameSpan, value } of propertiesOf(valueAt(root, 'host'))) {
    if (isLocal(name) || isMasked(file, nameSpan)) continue;
    if (name.startsWith('http://')) found.push({ span: nameSpan, message: plainHttp('This host') });
    const flag = propertyOf(value, 'skip_verify');
    if (!flag || !isTrue(flag.value)) continue;
    const span = { start: flag.nameSpan.start, end: flag.value.span.end };
    found.push({ span, message: withoutCheck('This host', 'containerd') });
  }
  return found;
}

/** One finding for a list of names, at those that are meant. */
function listed(file: ConfigFile, list: DataNode | undefined, program: string): readonly Finding[] {
  const names = itemsOf(list).filter((item) => !isMasked(file, item.span) && !isLocal(stringOf(item)));
  return names.map(({ span }) => ({ span, message: withoutCheck('This registry', program) }));
}

function isPlainHttp(file: ConfigFile, node: DataNode): boolean {
  const url = stringOf(node) ?? '';
  return url.startsWith('http://') && !isLocal(url) && !isMasked(file, node.span);
}

/** The machine itself, and the host of QEMU as its guests see it: nobody is in between. */
function isLocal(name: string | undefined): boolean {
  return /^(?:[a-z]+:\/\/)?(?:localhost|127\.|\[?::1\]?|10\.0\.2\.2)(?:[:/.\d]|$)/.test(name ?? '');
}

function withoutCheck(what: string, program: string): string {
  return `${what} is trusted without a certificate: ${program} takes whatever answers, over plain HTTP too. Give it a certificate, and the device its CA.`;
}

function plainHttp(what: string): string {
  return `${what} is spoken to over plain HTTP: images can be replaced on their way. Give it a certificate, and the device its CA.`;
}
