SUMMARY = "Greets at an interval, and has a page that does the same"
DESCRIPTION = "A script for a container that prints a line, and a package with a web page and the settings \
               of the web server that serves it."
SECTION = "console/utils"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

SRC_URI = " \
    file://hello.sh \
    file://hello.conf \
    file://index.html \
    file://lighttpd.conf \
"

# Loose files are unpacked here; no archive makes a folder of its own.
S = "${UNPACKDIR}"

inherit allarch

do_configure[noexec] = "1"
do_compile[noexec] = "1"

do_install() {
    install -d ${D}${bindir} ${D}${sysconfdir}/hello ${D}${datadir}/hello
    install -m 0755 ${S}/hello.sh ${D}${bindir}/hello
    install -m 0644 ${S}/hello.conf ${D}${sysconfdir}/hello/hello.conf
    install -m 0644 ${S}/lighttpd.conf ${D}${sysconfdir}/hello/lighttpd.conf
    install -m 0644 ${S}/index.html ${D}${datadir}/hello/index.html
}

PACKAGES =+ "${PN}-web"

FILES:${PN}-web = "${datadir}/hello ${sysconfdir}/hello/lighttpd.conf"
CONFFILES:${PN} = "${sysconfdir}/hello/hello.conf"

RDEPENDS:${PN}-web = "lighttpd"
