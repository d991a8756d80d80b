A_append = "1"
do_x() {
    :
