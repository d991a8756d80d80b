python do_x() { # why
    pass
}
