import type { ConfigFile } from '../../formats/configFile';
import { baseName } from '../../project/paths';
import { unitEntries } from '../../syntax/config/parseUnit';
import type { ConfigFileRule } from '../rule';

export const k3sWithoutContainerd: ConfigFileRule = {
  id: 'k3s-without-containerd',
  category: 'files',
  subject: 'configFile',
  formats: ['systemd'],
  severity: 'warning',
  what: 'A unit of k3s that does not ask for `containerd.service`.',
  why: 'The k3s of the layer is built without a containerd of its own and uses that of the system. A unit in place of the one of the layer has to start it: k3s fails as long as it does not run.',
  bad: {
    'files/k3s.service': [
      '[Unit]',
      'After=network-online.target',
      '',
      '[Service]',
      'ExecStart=/usr/local/bin/k3s server --pause-image docker.io/rancher/mirrored-pause:3.6',
    ],
  },
  good: {
    'files/k3s.service': [
      '[Unit]',
      'Requires=containerd.service',
      'After=containerd.service network-online.target',
      '',
      '[Service]',
      'ExecStart=/usr/local/bin/k3s server --pause-image docker.io/rancher/mirrored-pause:3.6',
    ],
  },
  check({ file }) {
    const { tree } = file;
    if (tree.kind !== 'unit' || !file.isWhole || !isUnitOfK3s(file)) return [];
    const commands = unitEntries(tree, 'Service', 'ExecStart').filter(({ value }) =>
      /\bk3s (?:server|agent)\b/.test(value),
    );
    const [first] = commands;
    if (!first || commands.some(({ value }) => /--(?:docker|container-runtime-endpoint)\b/.test(value))) return [];
    const asked = ['Requires', 'Wants', 'BindsTo', 'Requisite', 'Upholds'].flatMap((name) =>
      unitEntries(tree, 'Unit', name),
    );
    if (asked.some(({ value }) => value.split(/\s+/).includes('containerd.service'))) return [];
    return [
      {
        span: tree.sections.find(({ name }) => name === 'Unit')?.header ?? first.nameSpan,
        message:
          'The unit does not ask for `containerd.service`, which this k3s needs: it fails where nobody else starts it. Add `Requires=containerd.service` and `After=containerd.service` to `[Unit]`.',
      },
    ];
  },
};

/** Drop-ins add to what the unit asks for. */
function isUnitOfK3s({ path }: ConfigFile): boolean {
  return /^k3s(?:-agent|-server)?\.service$/.test(baseName(path));
}
