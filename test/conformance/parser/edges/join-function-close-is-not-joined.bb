do_x() {
    echo a \
}
A = "1"
