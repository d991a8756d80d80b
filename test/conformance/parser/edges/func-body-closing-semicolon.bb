do_x() {
    echo
};
A = "1"
