import { isMasked, rootOf } from '../../formats/configFile';
import { consequenceOf } from '../../formats/keys/readers';
import { propertiesOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** The plugin for Kubernetes as versions 2 and 1 of the file name it. */
const plugins = ['io.containerd.grpc.v1.cri', 'cri'];

export const registryTlsBesideConfigPath: ConfigFileRule = {
  id: 'registry-tls-beside-config-path',
  category: 'files',
  subject: 'configFile',
  formats: ['containerd'],
  severity: 'error',
  releases: { until: 'nanbield' },
  what: 'A table `registry.configs.*.tls` of containerd beside `config_path`.',
  why: 'Containerd 1 takes the settings of registries from one place only. With both it logs "`configs.tls` cannot be set when `config_path` is provided" and goes on without its plugin for Kubernetes. Containerd 2 has no such table any more.',
  bad: {
    'files/containerd/config.toml': [
      'version = 2',
      '[plugins."io.containerd.grpc.v1.cri".registry]',
      'config_path = "/etc/containerd/certs.d"',
      '[plugins."io.containerd.grpc.v1.cri".registry.configs."registry.example".tls]',
      'ca_file = "/etc/ssl/registry.pem"',
    ],
  },
  good: {
    'files/containerd/config.toml': [
      'version = 2',
      '[plugins."io.containerd.grpc.v1.cri".registry]',
      'config_path = "/etc/containerd/certs.d"',
    ],
  },
  check({ file }) {
    return plugins.flatMap((plugin): readonly Finding[] => {
      const registry = valueAt(rootOf(file), 'plugins', plugin, 'registry');
      const path = propertyOf(registry, 'config_path');
      if (!path || stringOf(path.value) === '' || isMasked(file, path.nameSpan)) return [];
      return propertiesOf(propertyOf(registry, 'configs')?.value).flatMap(({ value }): readonly Finding[] => {
        const tls = propertyOf(value, 'tls');
        if (!tls || isMasked(file, tls.nameSpan)) return [];
        return [
          {
            span: tls.nameSpan,
            message: `\`tls\` cannot stand beside \`config_path\`: ${consequenceOf('containerd', 'inUse')}. Write it into the \`hosts.toml\` of the registry below \`config_path\`, as \`ca\`, \`client\` or \`skip_verify\`.`,
          },
        ];
      });
    });
  },
};
