SUMMARY = "An image in the OCI layout, written by the shell alone"
LICENSE = "MIT"

addtask rootfs before do_build
do_rootfs[cleandirs] = "${WORKDIR}/rootfs"
do_rootfs() {
    mkdir -p ${WORKDIR}/rootfs/etc
    echo "hello from ${PN}" > ${WORKDIR}/rootfs/etc/motd
}

addtask image_oci after do_rootfs before do_build
do_image_oci[dirs] = "${DEPLOY_DIR_IMAGE}"
do_image_oci[progress] = "outof:^step (\d+) of (\d+)"
do_image_oci() {
    layout=${PN}-latest-oci
    rm -rf "$layout"
    mkdir -p "$layout/blobs/sha256"
    blob() {
        digest=$(sha256sum "$1" | cut -d ' ' -f 1)
        size=$(wc -c < "$1")
        mv "$1" "$layout/blobs/sha256/$digest"
    }
    echo "step 1 of 4"
    sleep 0.5
    tar -cf layer -C ${WORKDIR}/rootfs .
    blob layer
    layer="{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar\",\"digest\":\"sha256:$digest\",\"size\":$size}"
    echo "step 2 of 4"
    sleep 0.5
    echo "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:$digest\"]}}" > config
    blob config
    echo "step 3 of 4"
    sleep 0.5
    echo "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\"sha256:$digest\",\"size\":$size},\"layers\":[$layer]}" > manifest
    blob manifest
    echo "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"sha256:$digest\",\"size\":$size,\"annotations\":{\"org.opencontainers.image.ref.name\":\"latest\"}}]}" > "$layout/index.json"
    echo '{"imageLayoutVersion":"1.0.0"}' > "$layout/oci-layout"
    echo "step 4 of 4"
}
