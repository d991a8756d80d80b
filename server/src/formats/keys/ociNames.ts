/** The names that the OCI image and runtime formats know, and the kernel behind them. From image-spec, runtime-spec, Go and Linux. */

/** As Go names them: GOARCH. */
export const architectures: readonly string[] = words(`
    386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm
`);

/** The variants of ARM by what others call them. */
export const armVariants: ReadonlyMap<string, string> = new Map([
  ['5', 'v5'],
  ['6', 'v6'],
  ['7', 'v7'],
  ['8', 'v8'],
  ['armv6', 'v6'],
  ['armv7', 'v7'],
  ['armv7l', 'v7'],
  ['armv8', 'v8'],
  ['v7a', 'v7'],
  ['v7l', 'v7'],
  ['v8a', 'v8'],
]);

/** Of manifests, indexes and descriptors, and of the labels of an image. */
export const annotations: ReadonlySet<string> = new Set(
  words(`
    created authors url documentation source version revision vendor licenses ref.name title description base.digest
    base.name
  `).map((name) => `org.opencontainers.image.${name}`),
);

/** Of Linux. */
export const capabilities: ReadonlySet<string> = new Set(
  words(`
    CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE
    NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN
    SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE
    MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE
  `).map((name) => `CAP_${name}`),
);

/** Of Linux. */
export const errnoNames: ReadonlySet<string> = new Set(
  words(`
    E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY ECANCELED ECHILD ECONNABORTED
    ECONNREFUSED ECONNRESET EDEADLK EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ
    EINPROGRESS EINVAL EIO EISCONN EISDIR ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE ENAMETOOLONG ENETDOWN ENETRESET
    ENETUNREACH ENFILE ENOBUFS ENODEV ENOENT ENOEXEC ENOLCK ENOMEDIUM ENOMEM ENOMSG ENOPROTOOPT ENOSPC ENOSYS ENOTBLK
    ENOTCONN ENOTDIR ENOTEMPTY ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENXIO EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM
    EPFNOSUPPORT EPIPE EPROTONOSUPPORT EPROTOTYPE ERANGE EREMOTE EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESTALE
    ETIMEDOUT ETOOMANYREFS ETXTBSY EUSERS EXDEV
  `),
);

/** The options of a mount that runc and crun know; all others they hand to the file system. */
export const mountFlags: ReadonlySet<string> = new Set(
  words(`
    async atime bind copy-symlink defaults dev diratime dirsync exec idmap iversion lazytime loud mand noatime nodev
    nodiratime noexec noiversion nolazytime nomand norelatime nostrictatime nosuid nosymfollow private ratime rbind rdev
    rdiratime relatime remount rexec ridmap rnoatime rnodev rnodiratime rnoexec rnorelatime rnostrictatime rnosuid
    rnosymfollow ro rprivate rrelatime rro rrw rshared rslave rstrictatime rsuid rsymfollow runbindable rw shared silent
    slave strictatime suid symfollow sync tmpcopyup unbindable
  `),
);

/** Without `SIG`; those of real time have numbers behind. */
export const signals: readonly string[] = words(`
    ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP
    TTIN TTOU UNUSED URG USR1 USR2 VTALRM WINCH XCPU XFSZ
`);

export const mediaTypes: {
  readonly pattern: RegExp;
  readonly config: string;
  /** Of what is there only since the format wants something. */
  readonly empty: string;
  readonly layers: readonly string[];
  /** In an index; the last two are those of Docker. */
  readonly manifests: readonly string[];
  /** What stands for a type of Docker in a manifest of OCI. */
  readonly insteadOfDocker: ReadonlyMap<string, string>;
} = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$/,
  config: 'application/vnd.oci.image.config.v1+json',
  empty: 'application/vnd.oci.empty.v1+json',
  layers: [
    'application/vnd.oci.image.layer.v1.tar',
    'application/vnd.oci.image.layer.v1.tar+gzip',
    'application/vnd.oci.image.layer.v1.tar+zstd',
    'application/vnd.oci.image.layer.nondistributable.v1.tar',
    'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
    'application/vnd.oci.image.layer.nondistributable.v1.tar+zstd',
  ],
  manifests: [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
  ],
  insteadOfDocker: new Map([
    ['application/vnd.docker.container.image.v1+json', 'application/vnd.oci.image.config.v1+json'],
    ['application/vnd.docker.image.rootfs.diff.tar', 'application/vnd.oci.image.layer.v1.tar'],
    ['application/vnd.docker.image.rootfs.diff.tar.gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'],
  ]),
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
