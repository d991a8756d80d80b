do_x() {
    :
do_y() {
    :
}
A = "1"
