import { isMasked, rootOf } from '../../formats/configFile';
import { itemsOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const cgroupParentNotSlice: ConfigFileRule = {
  id: 'cgroup-parent-not-slice',
  category: 'files',
  subject: 'configFile',
  formats: ['daemon.json'],
  severity: 'error',
  what: 'A `cgroup-parent` in `daemon.json` that is no slice, where systemd keeps the cgroups.',
  why: 'With `native.cgroupdriver=systemd` the parent is a unit whose name ends in `.slice`. At any other one `dockerd` does not start.',
  bad: {
    'files/docker/daemon.json': ['{ "exec-opts": ["native.cgroupdriver=systemd"], "cgroup-parent": "/docker" }'],
  },
  good: {
    'files/docker/daemon.json': ['{ "exec-opts": ["native.cgroupdriver=systemd"], "cgroup-parent": "docker.slice" }'],
  },
  check({ file }) {
    const root = rootOf(file);
    const isOfSystemd = itemsOf(valueAt(root, 'exec-opts')).some(
      (option) => stringOf(option) === 'native.cgroupdriver=systemd',
    );
    const node = valueAt(root, 'cgroup-parent');
    const parent = stringOf(node);
    if (!isOfSystemd || !node || !parent || isMasked(file, node.span) || /^.+\.slice$/.test(parent)) return [];
    return [
      {
        span: node.span,
        message: `With the cgroup driver \`systemd\` the parent is a unit such as \`docker.slice\`; at \`${parent}\` dockerd does not start.`,
      },
    ];
  },
};
