# A recipe with mistakes on purpose. Each would cost a build or a boot; the editor and `metavirt lint` show them here.
# sample/build/conf/local.conf masks this file, because BitBake stops at the first thing it cannot take.
SUMMARY = "Container image with mistakes"
LICENSE = "MIT"

# The value reaches to the last quote of the line, so the tag becomes: 1.0" # was "latest
OCI_IMAGE_TAG = "1.0" # was "latest"

IMAGE_FSTYPES = "container oci"

inherit image
inherit image-oci

IMAGE_INSTALL = "base-files base-passwd busybox"

# No blank before the word, so the last package becomes: busyboxhello
IMAGE_INSTALL:append = "hello"

# The underscore is the syntax from before honister: BitBake refuses it.
IMAGE_INSTALL_append = " netbase"

# The type is called `packages`, and the second layer lacks a field.
OCI_LAYER_MODE = "multi"
OCI_LAYERS = "\
    base:package:base-files+base-passwd+busybox \
    app:hello \
"

# The default command, /bin/sh, becomes an argument of the entrypoint.
OCI_IMAGE_ENTRYPOINT = "/usr/bin/hello"

# Publishing a port is for whoever runs the container; an image only names its own.
OCI_IMAGE_PORTS = "8080:80"

# Only nothing turns the archives off.
OCI_IMAGE_TAR_OUTPUT = "0"

# Read with the configuration, long before any recipe.
CONTAINER_PROFILE = "podmann"

# A real kernel is built too, so without IMAGE_CONTAINER_NO_DUMMY the recipe is skipped.
