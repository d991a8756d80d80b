/** The folders of bitbake.conf, as every distribution has them. */
const folders: Readonly<Record<string, string>> = {
  base_bindir: '/bin',
  base_libdir: '/lib',
  base_prefix: '',
  base_sbindir: '/sbin',
  bindir: '/usr/bin',
  datadir: '/usr/share',
  docdir: '/usr/share/doc',
  exec_prefix: '/usr',
  includedir: '/usr/include',
  libdir: '/usr/lib',
  libexecdir: '/usr/libexec',
  localstatedir: '/var',
  mandir: '/usr/share/man',
  nonarch_base_libdir: '/lib',
  nonarch_libdir: '/usr/lib',
  prefix: '/usr',
  root_prefix: '',
  sbindir: '/usr/sbin',
  servicedir: '/srv',
  sharedstatedir: '/com',
  sysconfdir: '/etc',
  systemd_system_unitdir: '/usr/lib/systemd/system',
  systemd_unitdir: '/usr/lib/systemd',
};

/** What the variable comes to on the target; undefined for one that names no folder. */
export function standardFolder(name: string): string | undefined {
  return folders[name];
}
