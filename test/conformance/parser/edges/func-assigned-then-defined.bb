do_x = "text"
do_x() {
    :
}
do_x[doc] = "d"
