import { rootOf } from '../../formats/configFile';
import { propertyOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

/** What one plugin of version 2 became. */
const oldId = 'io.containerd.grpc.v1.cri';

export const oldContainerdPluginId: ConfigFileRule = {
  id: 'old-containerd-plugin-id',
  category: 'files',
  subject: 'configFile',
  formats: ['containerd'],
  severity: 'warning',
  what: 'A `config.toml` of containerd that says version 3 and has the plugin ids of version 2.',
  why: 'Version 3 has `io.containerd.cri.v1.runtime` and `io.containerd.cri.v1.images` in place of `io.containerd.grpc.v1.cri`. Containerd says nothing of tables whose plugin it does not know: what is in them has no effect.',
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
    // The newer ids are understood in a file of version 2 as well, by the containerd that has them.
    return [
      {
        span: old.nameSpan,
        message: `\`${oldId}\` is an id of version 2, and this file says version ${version.text}: its tables have no effect. Write \`version = 2\`, or take the ids of version 3, \`io.containerd.cri.v1.runtime\` and \`io.containerd.cri.v1.images\`.`,
        fix: { title: 'Write version = 2', safe: false, edits: [{ span: version.span, text: '2' }] },
      },
    ];
  },
};
