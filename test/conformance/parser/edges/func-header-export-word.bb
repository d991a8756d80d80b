export do_x() {
    :
}
