SUMMARY = "A quote is missing in the third line"
LICENSE = "MIT"
OCI_IMAGE_CMD = "/bin/sh
