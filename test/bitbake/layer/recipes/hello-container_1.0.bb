SUMMARY = "Says what it is and serves a page"
LICENSE = "MIT"

inherit image-oci

OCI_IMAGE_ENTRYPOINT = "/bin/hello"
OCI_IMAGE_CMD = "/srv"
OCI_IMAGE_ENV_VARS = "PATH=/bin"
OCI_IMAGE_PORTS = "8080/tcp"

do_rootfs:append() {
    install -d ${IMAGE_ROOTFS}/srv
    echo "A page of ${PN}" > ${IMAGE_ROOTFS}/srv/index.html
    printf '%s\n' '#!/bin/sh' \
        'echo "hello from ${PN} ${PV}"' \
        'exec httpd -f -v -p 8080 -h "$1"' > ${IMAGE_ROOTFS}/bin/hello
    chmod 0755 ${IMAGE_ROOTFS}/bin/hello
}
