include inc/nothing-there.inc
do_x() {
