SUMMARY = "Containers of bundle"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

inherit container-bundle

# The names of container image recipes. Behind a colon stands when the container is started: always, on-failure, or nothing.
# An image from a registry is named with its tag, and CONTAINER_DIGESTS pins what that is.
CONTAINER_BUNDLES = " \
    program:always \
    layers:always \
"
