IMAGE_FSTYPES = "container oci"
inherit image image-oci
IMAGE_INSTALL = "busybox"
