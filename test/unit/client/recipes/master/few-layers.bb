SUMMARY = "Container image few-layers, in layers"
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

# The lowest layer first, so what changes most stands last. An entry is name:packages:content, with + between the packages.
OCI_LAYER_MODE = "multi"
OCI_LAYERS = " \
    base:packages:base-files+base-passwd+netbase \
    shell:packages:busybox \
"

# What runs unless another command is given to `podman run` or `docker run`.
OCI_IMAGE_ENTRYPOINT = ""
OCI_IMAGE_CMD = "/bin/sh"

# The program runs as root. The number of a user in OCI_IMAGE_RUNTIME_UID, such as 65534 for nobody, takes the rights away
# that it does not need.
