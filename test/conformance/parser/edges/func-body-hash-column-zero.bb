do_x() {
# comment
    :
#
}
A = "1"
