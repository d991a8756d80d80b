function do_x() {
    :
}
