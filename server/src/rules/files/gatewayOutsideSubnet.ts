import { isMasked, rootOf } from '../../formats/configFile';
import { isInNetwork } from '../../formats/keys/valueForms';
import { type DataNode, isTrue, itemsOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** Plugins that route by the gateway as it is; `ptp` makes a route to it first. */
const routingPlugins: readonly string[] = ['bridge', 'ipvlan', 'macvlan', 'vlan'];

export const gatewayOutsideSubnet: ConfigFileRule = {
  id: 'gateway-outside-subnet',
  category: 'files',
  subject: 'configFile',
  formats: ['cni'],
  severity: 'warning',
  what: 'A gateway of a CNI network that does not lie in its subnet, and that routes go by.',
  why: '`host-local` hands out any gateway. The kernel refuses a route by an address that no network of the container reaches, and the container gets no network.',
  bad: {
    'files/10-net.conflist': [
      '{',
      '  "cniVersion": "1.0.0",',
      '  "name": "net",',
      '  "plugins": [',
      '    {',
      '      "type": "bridge",',
      '      "ipam": {',
      '        "type": "host-local",',
      '        "ranges": [[{ "subnet": "192.0.2.0/24", "gateway": "198.51.100.1" }]],',
      '        "routes": [{ "dst": "0.0.0.0/0" }]',
      '      }',
      '    }',
      '  ]',
      '}',
    ],
  },
  good: {
    'files/10-net.conflist': [
      '{',
      '  "cniVersion": "1.0.0",',
      '  "name": "net",',
      '  "plugins": [',
      '    {',
      '      "type": "bridge",',
      '      "ipam": {',
      '        "type": "host-local",',
      '        "ranges": [[{ "subnet": "192.0.2.0/24", "gateway": "192.0.2.1" }]],',
      '        "routes": [{ "dst": "0.0.0.0/0" }]',
      '      }',
      '    }',
      '  ]',
      '}',
    ],
  },
  check({ file }) {
    const root = rootOf(file);
    const plugins = propertyOf(root, 'plugins') ? itemsOf(valueAt(root, 'plugins')) : root ? [root] : [];
    return plugins.filter(isRouting).flatMap((plugin) => {
      const ipam = valueAt(plugin, 'ipam');
      const ranges = [...(ipam ? [ipam] : []), ...itemsOf(valueAt(ipam, 'ranges')).flatMap(itemsOf)];
      return ranges.flatMap((range): readonly Finding[] => {
        const node = valueAt(range, 'gateway');
        const [gateway, subnet] = [stringOf(node), stringOf(valueAt(range, 'subnet'))];
        if (!node || gateway === undefined || subnet === undefined || isMasked(file, range.span)) return [];
        // An address of the link alone is reached from any network.
        if (isInNetwork(gateway, subnet) !== false || isInNetwork(gateway, 'fe80::/10')) return [];
        if (!hasRouteBy(gateway, plugin)) return [];
        const message = `The gateway does not lie in \`${subnet}\`: the routes by it cannot be made, and containers get no network.`;
        return [{ span: node.span, message }];
      });
    });
  },
};

function isRouting(plugin: DataNode): boolean {
  const type = stringOf(valueAt(plugin, 'type'));
  return (
    type !== undefined && routingPlugins.includes(type) && stringOf(valueAt(plugin, 'ipam', 'type')) === 'host-local'
  );
}

/** Whether a route of its kind names no other gateway. */
function hasRouteBy(gateway: string, plugin: DataNode): boolean {
  const isOfKind = (text: string): boolean => text.includes(':') === gateway.includes(':');
  if (isTrue(valueAt(plugin, 'isDefaultGateway'))) return true;
  return itemsOf(valueAt(plugin, 'ipam', 'routes')).some((route) => {
    const destination = stringOf(valueAt(route, 'dst'));
    return destination !== undefined && isOfKind(destination) && !propertyOf(route, 'gw');
  });
}
