import { isMasked, rootOf } from '../../formats/configFile';
import { stringOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const conmonCgroupNotPod: ConfigFileRule = {
  id: 'conmon-cgroup-not-pod',
  category: 'files',
  subject: 'configFile',
  formats: ['crio.conf'],
  severity: 'error',
  what: 'A slice as `conmon_cgroup` in `crio.conf`, where not systemd keeps the cgroups.',
  why: 'Slices are of systemd. With `cgroup_manager = "cgroupfs"` CRI-O takes `pod` alone, and does not start at anything else.',
  bad: {
    'files/crio/crio.conf': ['[crio.runtime]', 'cgroup_manager = "cgroupfs"', 'conmon_cgroup = "system.slice"'],
  },
  good: { 'files/crio/crio.conf': ['[crio.runtime]', 'cgroup_manager = "cgroupfs"', 'conmon_cgroup = "pod"'] },
  check({ file }) {
    const runtime = valueAt(rootOf(file), 'crio', 'runtime');
    const node = valueAt(runtime, 'conmon_cgroup');
    const parent = stringOf(node);
    if (stringOf(valueAt(runtime, 'cgroup_manager')) !== 'cgroupfs' || !node || isMasked(file, node.span)) return [];
    if (!parent?.endsWith('.slice')) return [];
    return [
      {
        span: node.span,
        message: `\`${parent}\` is a slice of systemd, and with the cgroup manager \`cgroupfs\` CRI-O does not start. Write \`pod\`.`,
        fix: { title: 'Write pod', safe: false, edits: [{ span: node.span, text: '"pod"' }] },
      },
    ];
  },
};
