SUMMARY = "Container image with a web page, in layers"
DESCRIPTION = "What changes seldom lies at the bottom, so that an update of the page moves one small layer."
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

IMAGE_FSTYPES = "container oci"

inherit image
inherit image-oci

require volatile-folders.inc

IMAGE_FEATURES = ""
IMAGE_LINGUAS = ""
NO_RECOMMENDATIONS = "1"
IMAGE_CONTAINER_NO_DUMMY = "1"

# wrynose builds a layer's packages only if the image installs them too; master adds them by itself.
IMAGE_INSTALL = " \
    base-files \
    base-passwd \
    netbase \
    busybox \
    lighttpd \
    hello-web \
"

OCI_LAYER_MODE = "multi"
OCI_LAYERS = "\
    base:packages:base-files+base-passwd+netbase+busybox \
    server:packages:lighttpd \
    folders:directories:${localstatedir}/volatile \
    settings:files:${sysconfdir}/hello/lighttpd.conf \
    pages:directories:${datadir}/hello \
"

OCI_IMAGE_ENTRYPOINT = "/usr/sbin/lighttpd"
OCI_IMAGE_ENTRYPOINT_ARGS = "-D -f /etc/hello/lighttpd.conf"
OCI_IMAGE_CMD = ""
OCI_IMAGE_PORTS = "8080/tcp"
OCI_IMAGE_RUNTIME_UID = "65532"
OCI_IMAGE_STOPSIGNAL = "SIGINT"
OCI_IMAGE_AUTHOR_EMAIL = "images@example.com"
OCI_IMAGE_BUILD_DATE = "none"
OCI_IMAGE_BRANCH = "none"
