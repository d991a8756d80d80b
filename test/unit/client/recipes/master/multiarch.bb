SUMMARY = "program for several architectures"
LICENSE = "MIT"

inherit oci-multiarch

# The class works in a variant of this recipe, which has the name of the container in MCNAME.
BBCLASSEXTEND = "mcextend:program"
OCI_MULTIARCH_RECIPE = "${MCNAME}"

# Each is built in a multiconfig of its own: container-aarch64 and container-x86-64 of BBMULTICONFIG.
OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"
