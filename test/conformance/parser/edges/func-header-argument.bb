do_x(d) {
    :
}
