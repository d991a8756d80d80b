SUMMARY = "Starts the hello container at boot, with podman"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

SRC_URI = "file://hello.container"

S = "${UNPACKDIR}"

inherit allarch features_check

REQUIRED_DISTRO_FEATURES = "systemd"

do_configure[noexec] = "1"
do_compile[noexec] = "1"

# podman's generator makes hello.service from this file at boot, so there is no unit to enable here.
do_install() {
    install -d ${D}${sysconfdir}/containers/systemd
    install -m 0644 ${S}/hello.container ${D}${sysconfdir}/containers/systemd/hello.container
}

RDEPENDS:${PN} = "podman"
