do_x() {
    echo
} # x
A = "1"
do_y() {
    echo
}
B = "2"
