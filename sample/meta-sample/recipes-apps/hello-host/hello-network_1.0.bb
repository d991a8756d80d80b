SUMMARY = "A bridge for containers on hosts with containerd"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

SRC_URI = "file://10-hello-bridge.conflist"

S = "${UNPACKDIR}"

inherit cni_networking

CNI_NETWORKING_FILES = "${S}/10-hello-bridge.conflist"

do_configure[noexec] = "1"
do_compile[noexec] = "1"
