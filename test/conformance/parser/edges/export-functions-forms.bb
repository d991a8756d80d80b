do_a() {
    :
}
EXPORT_FUNCTIONS do_a   do_b
EXPORT_FUNCTIONS	do_c
