do_x {
    :
}
