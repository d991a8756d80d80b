SUMMARY = "Containers for import into a host image"
DESCRIPTION = "One container that is built here, started at boot, and one from a registry."
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

inherit container-bundle

CONTAINER_BUNDLES = " \
    hello-web:always \
    docker.io/library/busybox:1.36 \
"

# In a flag's name `_` stands for every `/` and `:` of the reference.
CONTAINER_DIGESTS[docker.io_library_busybox_1.36] = "sha256:768e5c6f5cb6db0794eec98dc7a967f40631746c32232b78a3105fb946f3ab83"
