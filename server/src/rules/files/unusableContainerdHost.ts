import type { Span } from '../../base/span';
import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import { isOlder, shippedVersion } from '../../formats/keys/shippedVersions';
import { valueForm } from '../../formats/keys/valueForms';
import {
  type DataNode,
  type DataProperty,
  itemsOf,
  propertiesOf,
  propertyOf,
  stringOf,
} from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const unusableContainerdHost: ConfigFileRule = {
  id: 'unusable-containerd-host',
  category: 'files',
  subject: 'configFile',
  formats: ['hosts.toml'],
  severity: 'error',
  what: 'A host in a `hosts.toml` of containerd whose address is not in quotes or not in a header, or whose timeout, headers or certificates containerd does not take.',
  why: 'Without quotes a dot in a header begins a table: at `[host.mirror.example]` containerd asks a host called `mirror`. It takes hosts from headers only, in their order. At a time without a unit it passes over the whole file, and before containerd 2 at a `server` without a host as well.',
  bad: { 'files/certs.d/docker.io/hosts.toml': ['[host.mirror.example]', 'capabilities = ["pull"]'] },
  good: { 'files/certs.d/docker.io/hosts.toml': ['[host."https://mirror.example"]', 'capabilities = ["pull"]'] },
  check({ file, release }) {
    const root = rootOf(file);
    const hosts = propertiesOf(propertyOf(root, 'host')?.value);
    const server = propertyOf(root, 'server')?.value;
    const version = shippedVersion('containerd', release);
    return [
      ...(server?.kind === 'string' && server.text !== '' ? schemeProblems(file, server.text, server.span) : []),
      ...(version === undefined ? [] : versionProblems(file, { hosts, server, version })),
      ...propertiesOf(root).flatMap((property) => capitalProblems(file, property)),
      ...hosts.flatMap((host) => addressProblems(file, host)),
      ...[root, ...hosts.map(({ value }) => value)].flatMap((table) => [
        ...timeProblems(file, table),
        ...certificateProblems(file, table),
        ...headerProblems(file, table),
      ]),
    ];
  },
};

interface OfVersion {
  readonly hosts: readonly DataProperty[];
  readonly server: DataNode | undefined;
  readonly version: string;
}

/** What only newer versions of containerd take than the release has. */
function versionProblems(file: ConfigFile, { hosts, server, version }: OfVersion): readonly Finding[] {
  const found: Finding[] = [];
  if (server && hosts.length === 0 && isOlder(version, '2.0') && file.isWhole) {
    const message = `containerd ${version} wants a \`[host]\` table beside \`server\`: ${refusal(file.format)}.`;
    found.push({ span: server.span, message });
  }
  if (!isOlder(version, '2.2')) return found;
  for (const table of [rootOf(file), ...hosts.map(({ value }) => value)]) {
    for (const node of itemsOf(propertyOf(table, 'capabilities')?.value)) {
      if (stringOf(node)?.toLowerCase() !== 'referrers') continue;
      const message = `\`referrers\` came with containerd 2.2, and the release builds ${version}: ${refusal(file.format)}.`;
      found.push({ span: node.span, message });
    }
  }
  return found;
}

/** It takes the names of keys in capitals, but looks for hosts in headers as they are written. */
function capitalProblems(file: ConfigFile, { name, nameSpan }: DataProperty): readonly Finding[] {
  if (name === 'host' || name.toLowerCase() !== 'host' || isMasked(file, nameSpan)) return [];
  const message = `containerd passes over hosts in \`${name}\`. Write \`host\` in small letters.`;
  return [{ span: nameSpan, severity: 'warning', message }];
}

function addressProblems(file: ConfigFile, { name, nameSpan, value }: DataProperty): readonly Finding[] {
  const { text } = file;
  if (isMasked(file, nameSpan)) return [];
  const lineStart = text.lastIndexOf('\n', nameSpan.start) + 1;
  if (!/^[ \t]*\[/.test(text.slice(Math.min(lineStart, nameSpan.start), nameSpan.start + 1))) {
    const message = `containerd takes hosts from headers of their own only, and passes over this one. Write \`[host."${name}"]\`.`;
    return [{ span: nameSpan, severity: 'warning', message }];
  }
  const deeper = propertiesOf(value).find(({ name: key, value: table }) => key !== 'header' && table.kind === 'object');
  if (!deeper) return schemeProblems(file, name, nameSpan);
  const message = `Without quotes the dot begins a table: containerd asks a host \`${name}\`. Write the address in quotes, \`[host."https://..."]\`.`;
  return [{ span: nameSpan, severity: 'warning', message }];
}

/** Before an address that does not begin with `http` containerd puts `https://`. */
function schemeProblems(file: ConfigFile, address: string, span: Span): readonly Finding[] {
  if (isMasked(file, span)) return [];
  if (!isTakenByGo(address.startsWith('http') ? address : `https://${address}`)) {
    return [{ span, message: `This is no address with a host and a port: ${refusal(file.format)}.` }];
  }
  const isUrl = address.startsWith('http') ? /^https?:\/\/[^/:]/.test(address) : !address.includes('//');
  if (isUrl && address !== '') return [];
  const message = 'This is no address of a registry such as `https://registry.example`: containerd asks another host.';
  return [{ span, severity: 'warning', message }];
}

/** Whether `url.Parse` of Go takes it: it looks at the port, at blanks in the host, and at escapes. */
function isTakenByGo(address: string): boolean {
  const authority = /^[a-z]+:\/\/([^/?#]*)/i.exec(address)?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const port = host.startsWith('[') ? host.replace(/^\[[^\]]*\]/, '') : host.slice(host.lastIndexOf(':'));
  return (
    (!host.includes(':') || /^(?::\d*)?$/.test(port)) &&
    !/[\s%]/.test(host) &&
    !/%(?![\da-f]{2})/i.test(address) &&
    ![...address].some((letter) => letter < ' ')
  );
}

function headerProblems(file: ConfigFile, table: DataNode | undefined): readonly Finding[] {
  return propertiesOf(propertyOf(table, 'header')?.value).flatMap(({ value }) => {
    const isTaken =
      value.kind === 'array' ? value.items.every(({ kind }) => kind === 'string') : value.kind === 'string';
    if (isTaken) return [];
    return [{ span: value.span, message: `A header is a text or a list of texts: ${refusal(file.format)}.` }];
  });
}

function timeProblems(file: ConfigFile, table: DataNode | undefined): readonly Finding[] {
  const time = propertyOf(table, 'dial_timeout')?.value;
  if (time?.kind !== 'string' || time.text === '' || isMasked(file, time.span)) return [];
  if (valueForm('duration').accepts(time.text)) return [];
  const message = `A time has a unit, as in \`5s\`: ${refusal(file.format)}.`;
  const right = `"${time.text}s"`;
  const fix = { title: `Write ${right}`, safe: false, edits: [{ span: time.span, text: right }] };
  return [{ span: time.span, message, fix: /^\d+$/.test(time.text) ? fix : undefined }];
}

function certificateProblems(file: ConfigFile, table: DataNode | undefined): readonly Finding[] {
  const [authorities, client] = [propertyOf(table, 'ca')?.value, propertyOf(table, 'client')?.value];
  const refused = (node: DataNode, what: string): Finding => ({
    span: node.span,
    message: `${what}: ${refusal(file.format)}.`,
  });
  const isText = ({ kind }: DataNode): boolean => kind === 'string';
  const found: Finding[] = [];
  if (authorities && !(isText(authorities) || (authorities.kind === 'array' && itemsOf(authorities).every(isText)))) {
    found.push(refused(authorities, '`ca` takes a file or a list of files'));
  }
  if (client && !isText(client) && client.kind !== 'array') {
    found.push(refused(client, '`client` takes a file, a list of files or a list of pairs'));
  }
  for (const item of itemsOf(client)) {
    const isPair = item.kind === 'array' && item.items.length === 2 && item.items.every(isText);
    if (!isText(item) && !isPair) found.push(refused(item, 'A pair of `client` is a certificate and a key'));
  }
  return found;
}
