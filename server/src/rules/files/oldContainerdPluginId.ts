import { rootOf } from '../../formats/configFile';
import { propertiesOf, propertyOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

/** The plugin that version 3 has split up. */
const oldId = 'io.containerd.grpc.v1.cri';

/** What it has kept: the server for streams. */
const kept =
  /^(?:disable_tcp_service|stream_server_address|stream_server_port|stream_idle_timeout|enable_tls_streaming|x509_key_pair_streaming)$/;

export const oldContainerdPluginId: ConfigFileRule = {
  id: 'old-containerd-plugin-id',
  category: 'files',
  subject: 'configFile',
  formats: ['containerd'],
  severity: 'warning',
  what: 'A `config.toml` of containerd that says version 3 and has the plugin ids of version 2.',
  why: 'Version 3 has `io.containerd.cri.v1.runtime` and `io.containerd.cri.v1.images` in place of `io.containerd.grpc.v1.cri`, which keeps the settings of streams only. Containerd ignores the others there, and says so in its log at most.',
  bad: {
    'files/containerd/config.toml': [
      'version = 3',
      '[plugins."io.containerd.grpc.v1.cri".containerd]',
      'default_runtime_name = "vxn"',
    ],
  },
  good: {
    'files/containerd/config.toml': [
      'version = 3',
      '[plugins."io.containerd.cri.v1.runtime".containerd]',
      'default_runtime_name = "vxn"',
    ],
  },
  check({ file }) {
    const root = rootOf(file);
    const version = valueAt(root, 'version');
    const plugins = valueAt(root, 'plugins');
    const old = propertyOf(plugins, oldId);
    if (!old || version?.kind !== 'number' || Number(version.text) < 3) return [];
    const moved = propertiesOf(old.value).find(({ name }) => !kept.test(name));
    if (!moved) return [];
    return [
      {
        span: old.nameSpan,
        message: `\`${oldId}\` is an id of version 2, and this file says version ${version.text}: \`${moved.name}\` has no effect there. Write \`version = 2\`, or take the ids of version 3, \`io.containerd.cri.v1.runtime\` and \`io.containerd.cri.v1.images\`.`,
        fix: { title: 'Write version = 2', safe: false, edits: [{ span: version.span, text: '2' }] },
      },
    ];
  },
};
