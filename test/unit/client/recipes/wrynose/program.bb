SUMMARY = "Container image program"
# The licence of this recipe; each package has its own.
LICENSE = "MIT"

# `oci` is the image, `container` the files in it.
IMAGE_FSTYPES = "container oci"

inherit image
inherit image-oci

# Nothing but what is named below.
IMAGE_FEATURES = ""
IMAGE_LINGUAS = ""
NO_RECOMMENDATIONS = "1"

# A container has no kernel: without this line, a build with one skips the recipe.
IMAGE_CONTAINER_NO_DUMMY = "1"

IMAGE_INSTALL = " \
    base-files \
    base-passwd \
    netbase \
    busybox \
    curl \
"

# The program that always runs, and its arguments unless others are given.
OCI_IMAGE_ENTRYPOINT = "/usr/bin/curl"
OCI_IMAGE_CMD = "--version"

# The program runs as root. The number of a user in OCI_IMAGE_RUNTIME_UID, such as 65534 for nobody, takes the rights away
# that it does not need.

# /var/log and /var/tmp may point to folders that an init system makes; a container has none, so they are made here.
ROOTFS_POSTPROCESS_COMMAND += "make_volatile_folders"
ROOTFS_POSTPROCESS_COMMAND:remove = "empty_var_volatile"

make_volatile_folders() {
    install -d -m 1777 ${IMAGE_ROOTFS}${localstatedir}/volatile/tmp
    install -d -m 0755 ${IMAGE_ROOTFS}${localstatedir}/volatile/log
}
