/** Packages of the layers of OpenEmbedded that are in many images and keep to the usual folders: nothing of theirs is below `/opt` or `/srv`. */

const names =
  /^(?:base-files|base-passwd|bash|bridge-utils|busybox(?:-[\w-]+)?|ca-certificates|conmon|container-dummy-provides|coreutils|curl|dropbear|e2fsprogs(?:-[\w-]+)?|findutils|gawk|glibc|grep|gzip|iproute2|iptables|iputils|kernel-modules|less|lib(?:crypto|gcc|ssl|stdc\+\+|c)\d*|musl|nano|ncurses(?:-[\w-]+)?|net-tools|netbase|openssh(?:-[\w-]+)?|openssl|packagegroup-base(?:-[\w-]+)?|packagegroup-core-boot|packagegroup-core-ssh-(?:dropbear|openssh)|procps|psmisc|python3(?:-[\w-]+)?|rsync|run-postinsts|sed|shadow|socat|sqlite3|strace|sudo|systemd(?:-[\w-]+)?|tar|tini|tzdata(?:-[\w-]+)?|udev|util-linux(?:-[\w-]+)?|wget|xz|zlib)$/;

export function isPlainPackage(name: string): boolean {
  return names.test(name);
}
