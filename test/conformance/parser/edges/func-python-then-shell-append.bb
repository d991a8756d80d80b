do_x() {
    echo
}
python do_x:append() {
    pass
}
