import { isMasked } from '../../formats/configFile';
import { kernelOptionMeant } from '../../formats/keys/kernelSlips';
import { kernelLines } from '../../syntax/config/parseKernelConfig';
import type { ConfigFileRule } from '../rule';

export const misspeltKernelOption: ConfigFileRule = {
  id: 'misspelt-kernel-option',
  category: 'files',
  subject: 'configFile',
  formats: ['kernel'],
  severity: 'warning',
  what: 'A name in a kernel configuration fragment that no option of Linux has, and that is nearly one of those that containers need.',
  why: 'Kconfig passes over options that it does not know, and the kernel is built without what was meant.',
  bad: { 'recipes-kernel/linux/linux-yocto/app.cfg': ['CONFIG_OVERLAYFS_FS=y', 'CONFIG_CGROUP_PID=y'] },
  good: { 'recipes-kernel/linux/linux-yocto/app.cfg': ['CONFIG_OVERLAY_FS=y', 'CONFIG_CGROUP_PIDS=y'] },
  check({ file }) {
    return kernelLines(file.text).flatMap((line) => {
      if (line.kind === 'lost' || isMasked(file, line.span)) return [];
      const { name, nameSpan } = line.entry;
      const meant = kernelOptionMeant(name);
      if (meant === undefined) return [];
      return [
        {
          span: nameSpan,
          message: `\`${name}\` is no option of Linux, and Kconfig passes over it. Did you mean \`${meant}\`?`,
          fix: { title: `Write ${meant}`, safe: false, edits: [{ span: nameSpan, text: meant }] },
        },
      ];
    });
  },
};
