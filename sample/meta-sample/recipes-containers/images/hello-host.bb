SUMMARY = "Host image with podman and the hello containers"

require recipes-extended/images/container-image-host.bb

# Imported into podman's storage while the image is made; the unit starts it.
BUNDLED_CONTAINERS = "hello-container:podman"

CONTAINER_IMAGE_HOST_EXTRA_INSTALL = "hello-unit hello-bundle"

# Root file system and storage for containers, in KiB.
IMAGE_ROOTFS_EXTRA_SPACE = "4000000"
