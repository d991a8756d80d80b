inherit nosuchclass
do_x() {
