import type { Span } from '../../base/span';
import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import { type DataNode, type DataProperty, itemsOf, propertiesOf, propertyOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const unusableContainerdHost: ConfigFileRule = {
  id: 'unusable-containerd-host',
  category: 'files',
  subject: 'configFile',
  formats: ['hosts.toml'],
  severity: 'error',
  what: 'A host in a `hosts.toml` of containerd whose address is not in quotes or in no header, or whose time or certificates containerd does not take.',
  why: 'A dot within a header begins a table, so that containerd asks a host called `mirror` for `[host.mirror.example]`; and it takes hosts from headers only, in their order. A time without a unit makes it pass over the whole file.',
  bad: { 'files/certs.d/docker.io/hosts.toml': ['[host.mirror.example]', 'capabilities = ["pull"]'] },
  good: { 'files/certs.d/docker.io/hosts.toml': ['[host."https://mirror.example"]', 'capabilities = ["pull"]'] },
  check({ file }) {
    const root = rootOf(file);
    const hosts = propertiesOf(propertyOf(root, 'host')?.value);
    const server = propertyOf(root, 'server')?.value;
    return [
      ...(server?.kind === 'string' ? schemeProblems(file, server.text, server.span) : []),
      ...hosts.flatMap((host) => addressProblems(file, host)),
      ...[root, ...hosts.map(({ value }) => value)].flatMap((table) => [
        ...timeProblems(file, table),
        ...certificateProblems(file, table),
        ...headerProblems(file, table),
      ]),
    ];
  },
};

function addressProblems(file: ConfigFile, { name, nameSpan, value }: DataProperty): readonly Finding[] {
  const { text } = file;
  if (isMasked(file, nameSpan)) return [];
  const lineStart = text.lastIndexOf('\n', nameSpan.start) + 1;
  if (!/^[ \t]*\[/.test(text.slice(Math.min(lineStart, nameSpan.start), nameSpan.start + 1))) {
    const message = `containerd asks hosts with a header of their own only, and passes over this one. Write \`[host."${name}"]\`.`;
    return [{ span: nameSpan, severity: 'warning', message }];
  }
  const deeper = propertiesOf(value).find(({ name: key, value: table }) => key !== 'header' && table.kind === 'object');
  if (!deeper) return schemeProblems(file, name, nameSpan);
  const message = `A dot begins a table where it is in no quotes: containerd asks a host \`${name}\`. Write the address in quotes, \`[host."https://..."]\`.`;
  return [{ span: nameSpan, severity: 'warning', message }];
}

/** Before an address that does not begin with `http` containerd puts `https://`. */
function schemeProblems(file: ConfigFile, address: string, span: Span): readonly Finding[] {
  const isUrl = address.startsWith('http') ? /^https?:\/\/[^/:]/.test(address) : !address.includes('//');
  if (isUrl || isMasked(file, span)) return [];
  const message = 'This is no address of a registry such as `https://registry.example`: containerd asks another host.';
  return [{ span, severity: 'warning', message }];
}

function headerProblems(file: ConfigFile, table: DataNode | undefined): readonly Finding[] {
  return propertiesOf(propertyOf(table, 'header')?.value).flatMap(({ value }) => {
    const isTaken =
      value.kind === 'array' ? value.items.every(({ kind }) => kind === 'string') : value.kind === 'string';
    if (isTaken) return [];
    return [{ span: value.span, message: `A header is a text or a list of texts: ${refusal(file.format)}.` }];
  });
}

/** What `time.ParseDuration` of Go takes. */
const duration = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

function timeProblems(file: ConfigFile, table: DataNode | undefined): readonly Finding[] {
  const time = propertyOf(table, 'dial_timeout')?.value;
  if (time?.kind !== 'string' || time.text === '' || isMasked(file, time.span) || duration.test(time.text)) return [];
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
