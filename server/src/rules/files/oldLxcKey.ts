import { type ConfigFile, isMasked } from '../../formats/configFile';
import { currentLxcKey } from '../../formats/keys/lxcKeys';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const oldLxcKey: ConfigFileRule = {
  id: 'old-lxc-key',
  category: 'files',
  subject: 'configFile',
  formats: ['lxc'],
  severity: 'error',
  what: 'A key of LXC that its version 3 took away: `lxc.network.type`, `lxc.utsname`, `lxc.rootfs`.',
  why: 'All releases of the layer build LXC 4 or newer, which stops at a key that it does not know: the container does not start.',
  bad: { 'files/lxc.conf': ['lxc.utsname = app', 'lxc.network.type = veth', 'lxc.network.link = lxcbr0'] },
  good: { 'files/lxc.conf': ['lxc.uts.name = app', 'lxc.net.0.type = veth', 'lxc.net.0.link = lxcbr0'] },
  check({ file }) {
    return file.tree.kind === 'entries' ? findings(file, file.tree.entries) : [];
  },
};

function findings(
  file: ConfigFile,
  entries: readonly { readonly name: string; readonly nameSpan: Finding['span'] }[],
): readonly Finding[] {
  const found: Finding[] = [];
  let interfaces = 0;
  for (const { name, nameSpan } of entries) {
    // Each type begins an interface, to which the lines after it belong.
    if (name === 'lxc.network.type') interfaces++;
    const current = currentLxcKey(name, Math.max(0, interfaces - 1));
    if (!current || isMasked(file, nameSpan)) continue;
    found.push({
      span: nameSpan,
      message: `LXC does not know \`${name}\` since version 3, and the container does not start. ${current.kind === 'renamed' ? `Write \`${current.name}\`.` : 'Remove the line.'}`,
      fix:
        current.kind === 'renamed'
          ? { title: `Write ${current.name}`, safe: true, edits: [{ span: nameSpan, text: current.name }] }
          : undefined,
    });
  }
  return found;
}
