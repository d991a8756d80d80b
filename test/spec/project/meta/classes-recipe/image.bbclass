inherit image_types
IMAGE_INSTALL ?= ""
ROOTFS_POSTPROCESS_COMMAND ?= ""
do_rootfs() {
    create_rootfs
}
create_rootfs() {
    bbnote "making ${IMAGE_ROOTFS}"
}
addtask rootfs after do_prepare_recipe_sysroot
