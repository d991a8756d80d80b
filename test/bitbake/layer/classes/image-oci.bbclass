# What meta-virtualization's class of this name deploys, in small: the host's static busybox in an image that the host's umoci writes.
OCI_IMAGE_TAG ?= "latest"

IMAGE_ROOTFS = "${WORKDIR}/rootfs"
DATETIME = "${@time.strftime('%Y%m%d%H%M%S')}"
IMAGE_NAME = "${PN}-${MACHINE}.rootfs-${DATETIME}"
# The signature of a task must not change from second to second.
IMAGE_NAME[vardepsexclude] = "DATETIME"

addtask rootfs before do_build
do_rootfs[cleandirs] = "${IMAGE_ROOTFS}"
do_rootfs() {
    install -D -m 0755 /bin/busybox ${IMAGE_ROOTFS}/bin/busybox
    for applet in cat echo httpd ls sh; do
        ln -s busybox ${IMAGE_ROOTFS}/bin/$applet
    done
}

addtask image_oci after do_rootfs before do_build
do_image_oci[cleandirs] = "${WORKDIR}/oci"
do_image_oci[dirs] = "${DEPLOY_DIR_IMAGE} ${WORKDIR}/oci"
do_image_oci[progress] = "outof:^step (\d+) of (\d+)"
do_image_oci() {
    layout=${IMAGE_NAME}.rootfs-oci
    image=$layout:${OCI_IMAGE_TAG}
    umoci init --layout $layout
    umoci new --image $image
    echo "step 1 of 4"
    umoci insert --rootless --image $image ${IMAGE_ROOTFS} /
    echo "step 2 of 4"
    # So small an image is made faster than a person can see how far it is.
    sleep 2
    umoci config --image $image --config.entrypoint ${OCI_IMAGE_ENTRYPOINT} --config.cmd ${OCI_IMAGE_CMD} \
        --config.env ${OCI_IMAGE_ENV_VARS} --config.exposedports ${OCI_IMAGE_PORTS}
    echo "step 3 of 4"
    umoci gc --layout $layout
    tar -cf $layout.tar -C $layout .
    mv $layout $layout.tar ${DEPLOY_DIR_IMAGE}
    link=${DEPLOY_DIR_IMAGE}/${PN}-${OCI_IMAGE_TAG}-oci
    ln -sfn $layout $link
    ln -sfn $layout.tar $link.tar
    echo "step 4 of 4"
}
