do_x() {
    echo