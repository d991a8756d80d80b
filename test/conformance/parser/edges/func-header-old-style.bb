A = "1"
do_install_append () {
    :
}
