require busybox.inc
LICENSE = "GPL-2.0-only"
PACKAGECONFIG[selinux] = "--with-selinux,,libselinux"
do_compile() {
    oe_runmake
}
