bash do_x() {
    :
}
