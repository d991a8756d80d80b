SUMMARY = "Container image that says hello"
DESCRIPTION = "One layer with busybox and the hello script."
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

IMAGE_FSTYPES = "container oci"

inherit image
inherit image-oci

require volatile-folders.inc

IMAGE_FEATURES = ""
IMAGE_LINGUAS = ""
NO_RECOMMENDATIONS = "1"

# The same build makes a host image, so it has a real kernel.
IMAGE_CONTAINER_NO_DUMMY = "1"

IMAGE_INSTALL = " \
    base-files \
    base-passwd \
    netbase \
    busybox \
    hello \
"

OCI_IMAGE_ENTRYPOINT = "/usr/bin/hello"
OCI_IMAGE_ENTRYPOINT_ARGS = "--every 10"
# Left at its default, /bin/sh would stand ready as an argument of the entrypoint.
OCI_IMAGE_CMD = ""

OCI_IMAGE_RUNTIME_UID = "65532"
OCI_IMAGE_ENV_VARS = "GREETING='Hello from Yocto' LANG=C"
OCI_IMAGE_LABELS = "org.opencontainers.image.title=hello com.example.team=edge"
OCI_IMAGE_AUTHOR_EMAIL = "images@example.com"

# The same sources give the same digest, whenever and on whichever branch they are built.
OCI_IMAGE_BUILD_DATE = "none"
OCI_IMAGE_BRANCH = "none"
