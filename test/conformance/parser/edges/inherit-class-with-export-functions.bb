inherit exporting
do_first() {
    echo recipe
}
