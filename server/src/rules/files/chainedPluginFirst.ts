import { isMasked, rootOf } from '../../formats/configFile';
import { itemsOf, propertyOf, stringOf } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

/** Those of the CNI plugins 1.1 that were seen to stop without the result of another one. */
const chained: ReadonlySet<string> = new Set(['bandwidth', 'firewall', 'portmap', 'sbr', 'tuning', 'vrf']);

export const chainedPluginFirst: ConfigFileRule = {
  id: 'chained-plugin-first',
  category: 'files',
  subject: 'configFile',
  formats: ['cni'],
  severity: 'error',
  what: 'A CNI configuration that begins with a plugin which changes what another one has made: `portmap`, `bandwidth`, `firewall`, `tuning`, `sbr` or `vrf`.',
  why: 'Such a plugin makes no interface. It stops without the result of the plugin before it, and no container gets the network.',
  bad: {
    'files/10-net.conflist': ['{"cniVersion": "1.0.0", "name": "net", "plugins": [{"type": "portmap"}]}'],
  },
  good: {
    'files/10-net.conflist': [
      '{"cniVersion": "1.0.0", "name": "net", "plugins": [{"type": "bridge"}, {"type": "portmap"}]}',
    ],
  },
  check({ file }) {
    const root = rootOf(file);
    const plugins = propertyOf(root, 'plugins')?.value;
    // Of a list that is put together in several steps, another plugin may be the first.
    if (!file.isWhole || (plugins && isMasked(file, plugins.span))) return [];
    const first = plugins ? itemsOf(plugins)[0] : root;
    const type = propertyOf(first, 'type')?.value;
    const name = stringOf(type);
    if (!type || name === undefined || !chained.has(name)) return [];
    return [
      {
        span: type.span,
        message: `\`${name}\` works on what a plugin before it has made, and there is none: containers get no network. Put \`bridge\`, \`macvlan\` or the like first.`,
      },
    ];
  },
};
