import type { Span } from '../../base/span';
import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { keysOf } from '../../formats/keys/tables';
import { nearestOf } from '../../knowledge/nearestName';
import { type DataScalar, isScalar, itemsOf, propertiesOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

const components = ['coredns', 'servicelb', 'traefik', 'local-storage', 'metrics-server', 'runtimes'];

const backends = ['none', 'vxlan', 'host-gw', 'wireguard-native', 'wireguard', 'ipsec', 'udp', 'tailscale'];

export const k3sValue: ConfigFileRule = {
  id: 'k3s-value',
  category: 'files',
  subject: 'configFile',
  formats: ['k3s'],
  severity: 'warning',
  what: 'A value in the settings of k3s that means something else than it looks like.',
  why: 'YAML reads `0644` without quotes as the number 420, which k3s takes for the mode 0420. A component with a slip of the pen is deployed all the same, a label without `=` is refused, and so is a server without `https://`.',
  bad: { 'recipes/k3s/files/config.yaml': ['write-kubeconfig-mode: 0644'] },
  good: { 'recipes/k3s/files/config.yaml': ['write-kubeconfig-mode: "0644"'] },
  check({ file }) {
    return propertiesOf(rootOf(file)).flatMap(({ name, nameSpan, value }) => {
      if (name.startsWith('-')) return isMasked(file, nameSpan) ? [] : dashes(name, nameSpan);
      const check = checks[name.replace(/\+$/, '')];
      const scalars = value.kind === 'array' ? itemsOf(value).filter(isScalar) : isScalar(value) ? [value] : [];
      return check
        ? scalars.filter(({ span }) => !isMasked(file, span)).flatMap((each) => check(each, file) ?? [])
        : [];
    });
  },
};

const checks: Readonly<Record<string, (value: DataScalar, file: ConfigFile) => Finding | undefined>> = {
  'write-kubeconfig-mode': mode,
  disable: component,
  'flannel-backend': backend,
  'node-label': label,
  'node-taint': taint,
  server,
  s: server,
};

/** k3s takes them off when it looks for the flag, and then puts two more before them. */
function dashes(name: string, span: Span): readonly Finding[] {
  const flag = name.replace(/^-+/, '');
  if (!keysOf('k3s').some(({ path }) => path === flag)) return [];
  const fix = { title: `Write ${flag}`, safe: true, edits: [{ span, text: flag }] };
  return [{ span, severity: 'error', message: `A flag has no \`-\` in front here: k3s does not start.`, fix }];
}

function mode({ kind, text, span }: DataScalar): Finding | undefined {
  if (kind === 'number' && /^0o?\d/.test(text)) {
    const read = String(Number.parseInt(text.replace(/^0o?/, ''), 8));
    return {
      span,
      message: `YAML reads ${text} without quotes as the number ${read}, and the file gets the mode 0${read}. Put it in quotes.`,
      fix: { title: 'Put the mode in quotes', safe: true, edits: [{ span, text: `"${text.replace('o', '')}"` }] },
    };
  }
  if (text === '' || /^0?o?[0-7]{3,4}$/.test(text)) return undefined;
  return { span, message: `\`${text}\` is no mode of a file, such as "0644": the kubeconfig keeps its mode.` };
}

/** Files that the user adds to the manifests can be left out as well. */
function component({ text, span }: DataScalar): Finding | undefined {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    const meant = components.includes(name) ? undefined : nearestOf(name, components);
    if (meant === undefined) continue;
    return {
      span,
      message: `\`${name}\` is no component of k3s, and what was meant is deployed. Did you mean \`${meant}\`?`,
      fix: names.length > 1 ? undefined : { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] },
    };
  }
  return undefined;
}

/** Options may stand behind the name: `wireguard-native=Mode=separate`. */
function backend({ text, span }: DataScalar): Finding | undefined {
  const name = text.split('=')[0] ?? '';
  if (name === '' || backends.includes(name)) return undefined;
  return {
    span,
    severity: 'error',
    message: `\`${name}\` is no backend of flannel: k3s does not start. There are \`vxlan\`, \`host-gw\`, \`wireguard-native\` and \`none\`.`,
  };
}

function label({ text, span }: DataScalar): Finding | undefined {
  if (text === '' || /^[\w./-]+=(?:[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)?$/.test(text)) return undefined;
  return {
    span,
    severity: 'error',
    message: `\`${text}\` is no label: the node does not start. Write \`name=value\`, with letters, digits, \`-\`, \`_\` and \`.\`.`,
  };
}

function taint({ text, span }: DataScalar): Finding | undefined {
  if (text === '' || /^[^=:]+(?:=[^:]*)?:(?:NoSchedule|PreferNoSchedule|NoExecute)-?$/.test(text)) return undefined;
  return {
    span,
    severity: 'error',
    message: `\`${text}\` is no taint: the node does not start. Write \`name=value:NoSchedule\`, \`:PreferNoSchedule\` or \`:NoExecute\`.`,
  };
}

function server({ text, span }: DataScalar): Finding | undefined {
  if (text === '' || /^https:\/\/./i.test(text)) return undefined;
  return {
    span,
    severity: 'error',
    message: `\`${text}\` is no address of a server: k3s does not start. Write \`https://\`, the host and \`:6443\`.`,
  };
}
