import { rootOf } from '../../formats/configFile';
import { type DataNode, propertiesOf, propertyOf, valueAt } from '../../syntax/config/dataTree';
import type { FindingEdit, FindingFix } from '../finding';
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
        fix: migration(file.text, old.value) ?? {
          title: 'Write version = 2',
          safe: false,
          edits: [{ span: version.span, text: '2' }],
        },
      },
    ];
  },
};

/** Where version 3 has the tables of the old plugin. What stands beside them has gone to several places. */
const newIds: Readonly<Record<string, string>> = {
  cni: 'io.containerd.cri.v1.runtime',
  containerd: 'io.containerd.cri.v1.runtime',
  image_decryption: 'io.containerd.cri.v1.images',
  registry: 'io.containerd.cri.v1.images',
};

/** The keys of the table `containerd` that are about images now. */
const ofImages = /^(?:snapshotter|disable_snapshot_annotations|discard_unpacked_layers)$/;

/** The headers of the old tables with their new ids; undefined where a key would not be at its new place. */
function migration(text: string, old: DataNode): FindingFix | undefined {
  const hasOwnKeys = propertiesOf(old).some(({ value }) => value.kind !== 'object');
  const hasImageKeys = propertiesOf(valueAt(old, 'containerd')).some(({ name }) => ofImages.test(name));
  if (hasOwnKeys || hasImageKeys) return undefined;
  const edits: FindingEdit[] = [];
  for (const { 0: header, 1: table = 'containerd', index } of text.matchAll(oldHeaders)) {
    const id = newIds[table];
    if (id === undefined) return undefined;
    const start = index + header.indexOf(oldId);
    edits.push({ span: { start, end: start + oldId.length }, text: id });
  }
  const isAll = text.split(oldId).length - 1 === edits.length;
  return isAll ? { title: 'Write the ids of version 3', safe: true, edits } : undefined;
}

const oldHeaders = /^[ \t]*\[plugins\.["']io\.containerd\.grpc\.v1\.cri["'](?:\.(\w+))?(?=[.\]])/gm;
