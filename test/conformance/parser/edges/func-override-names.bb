do_x() {
    echo base
}
do_x:append () {
    echo more
}
do_x:append:qemux86-64() {
    echo machine
}
do_x:prepend() {
    echo first
}
do_x:remove() {
    echo
}
