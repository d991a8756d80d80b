A = "1"
B = "x \
  y"
do_x() {
    echo one
}
# end
