import { type ConfigFile, isMasked } from '../../formats/configFile';
import { folderOf } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import { unitEntries } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

const fullName = 'docker.io/rancher/mirrored-pause:3.6';

export const k3sShortPauseImage: ConfigFileRule = {
  id: 'k3s-short-pause-image',
  category: 'files',
  subject: 'configFile',
  formats: ['systemd'],
  severity: 'warning',
  releases: { since: 'master' },
  what: 'A unit that starts k3s without the full name of the pause image.',
  why: 'By itself k3s asks for `rancher/mirrored-pause`, and containerd 2 does not know on which registry that is: no pod starts. The units of the layer give the full name by `--pause-image`.',
  bad: {
    'files/k3s.service': [
      '[Unit]',
      'Requires=containerd.service',
      '',
      '[Service]',
      'ExecStart=/usr/local/bin/k3s server',
    ],
  },
  good: {
    'files/k3s.service': [
      '[Unit]',
      'Requires=containerd.service',
      '',
      '[Service]',
      `ExecStart=/usr/local/bin/k3s server --pause-image ${fullName}`,
    ],
  },
  check({ file, snapshot }) {
    const { tree } = file;
    if (tree.kind !== 'unit') return [];
    const found = unitEntries(tree, 'Service', 'ExecStart').flatMap(({ value, valueSpan }): readonly Finding[] => {
      // A file of settings or of variables may name the image.
      const isOpen =
        !/\bk3s (?:server|agent)\b/.test(value) || /\$|--config\b|--docker\b/.test(value) || isMasked(file, valueSpan);
      const image = /--pause-image[= ]+(\S+)/.exec(value)?.[1];
      if (isOpen || (image !== undefined && hasRegistry(image))) return [];
      const written = file.text.slice(valueSpan.start, valueSpan.end);
      const command = /\bk3s (?:server|agent)\b/.exec(written);
      const end = valueSpan.start + (command ? command.index + command[0].length : 0);
      return [
        {
          span: valueSpan,
          message:
            image === undefined
              ? `Without \`--pause-image\` k3s asks containerd for an image without a registry, and no pod starts. Add \`--pause-image ${fullName}\`.`
              : `Containerd 2 does not know on which registry \`${image}\` is, and no pod starts. Write \`${fullName}\`.`,
          fix:
            image === undefined && command
              ? {
                  title: 'Add the full name of the pause image',
                  safe: true,
                  edits: [{ span: { start: end, end }, text: ` --pause-image ${fullName}` }],
                }
              : undefined,
        },
      ];
    });
    return found.length > 0 && isNamedInSettings(file, snapshot) ? [] : found;
  },
};

/** Whether a file of settings beside the unit names the image: k3s reads `/etc/rancher/k3s/config.yaml` unasked. */
function isNamedInSettings({ path }: ConfigFile, snapshot: Snapshot): boolean {
  const folder = folderOf(path);
  return snapshot
    .folder(folder)
    .some(({ name }) => /\.ya?ml$/.test(name) && snapshot.textOf(`${folder}/${name}`)?.includes('pause-image'));
}

/** Whether the first part of a reference names a host. */
function hasRegistry(image: string): boolean {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
}
