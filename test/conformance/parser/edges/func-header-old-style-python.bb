python do_x_prepend() {
    pass
}
