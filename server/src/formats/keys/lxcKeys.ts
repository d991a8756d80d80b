/**
 * The keys of LXC's configuration that version 3 took away, and what is written for them now. From `lxc-update-config` and
 * `src/lxc/confile.c`.
 */

export type CurrentKey = { readonly kind: 'renamed'; readonly name: string } | { readonly kind: 'removed' };

const renamed: Readonly<Record<string, string>> = {
  'lxc.utsname': 'lxc.uts.name',
  'lxc.rootfs': 'lxc.rootfs.path',
  'lxc.mount': 'lxc.mount.fstab',
  'lxc.tty': 'lxc.tty.max',
  'lxc.pts': 'lxc.pty.max',
  'lxc.devttydir': 'lxc.tty.dir',
  'lxc.console': 'lxc.console.path',
  'lxc.id_map': 'lxc.idmap',
  'lxc.aa_profile': 'lxc.apparmor.profile',
  'lxc.aa_allow_incomplete': 'lxc.apparmor.allow_incomplete',
  'lxc.se_context': 'lxc.selinux.context',
  'lxc.seccomp': 'lxc.seccomp.profile',
  'lxc.logfile': 'lxc.log.file',
  'lxc.loglevel': 'lxc.log.level',
  'lxc.syslog': 'lxc.log.syslog',
  'lxc.init_cmd': 'lxc.init.cmd',
  'lxc.init_uid': 'lxc.init.uid',
  'lxc.init_gid': 'lxc.init.gid',
  'lxc.haltsignal': 'lxc.signal.halt',
  'lxc.rebootsignal': 'lxc.signal.reboot',
  'lxc.stopsignal': 'lxc.signal.stop',
};

const removed: ReadonlySet<string> = new Set(['lxc.kmsg', 'lxc.pivotdir', 'lxc.rootfs.backend']);

/** Keys of a network interface that are more than moved. */
const renamedOfNetwork: Readonly<Record<string, string>> = {
  ipv4: 'ipv4.address',
  ipv6: 'ipv6.address',
};

/** What stands for an old key, in the interface of that index; undefined for a key that is not old. */
export function currentLxcKey(name: string, networkIndex: number): CurrentKey | undefined {
  if (removed.has(name)) return { kind: 'removed' };
  const network = /^lxc\.network(?:\.(.+))?$/.exec(name);
  if (network) {
    const key = network[1];
    if (key === undefined) return { kind: 'renamed', name: 'lxc.net' };
    // An interface may have had a number already.
    const [, index = String(networkIndex), rest = key] = /^(\d+)\.(.+)$/.exec(key) ?? [];
    return { kind: 'renamed', name: `lxc.net.${index}.${renamedOfNetwork[rest] ?? rest}` };
  }
  const limit = /^lxc\.limit\.(.+)$/.exec(name)?.[1];
  if (limit !== undefined) return { kind: 'renamed', name: `lxc.prlimit.${limit}` };
  const current = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  return current === undefined ? undefined : { kind: 'renamed', name: current };
}
