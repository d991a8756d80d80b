SUMMARY = "program for several architectures"
LICENSE = "MIT"

inherit oci-multiarch

# The container image recipe that is built for each platform.
OCI_MULTIARCH_RECIPE = "program"

# Each is built in a multiconfig of its own: container-aarch64 and container-x86-64 of BBMULTICONFIG.
OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"
