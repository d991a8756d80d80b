do_x() {
    echo
  }
A = "1"
do_y() {
    echo
}
B = "2"
