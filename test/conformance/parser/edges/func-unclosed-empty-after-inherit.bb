inherit plain
do_x() {
