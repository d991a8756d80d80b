SUMMARY = "Host image host with containers"

# Brings a kernel that can run containers, and the engine that CONTAINER_PROFILE names in local.conf or the distro.
require recipes-extended/images/container-image-host.bb

# The names of container image recipes: they are put into the storage of the engine while the image is made.
# CONTAINER_DEFAULT_RUNTIME follows CONTAINER_PROFILE; `always` starts the container at boot and whenever it ends.
BUNDLED_CONTAINERS = " \
    program:${CONTAINER_DEFAULT_RUNTIME}:always \
    layers:${CONTAINER_DEFAULT_RUNTIME}:always \
"

IMAGE_INSTALL += "less"

# Room for the containers, in KiB.
IMAGE_ROOTFS_EXTRA_SPACE = "4000000"
