SUMMARY = "A container"
inherit image-oci
IMAGE_INSTALL = "base-files busybox"
OCI_IMAGE_TAG:qemuarm64 = "arm"
