do_x() {
    if true
    fi (
}
A = "1"
