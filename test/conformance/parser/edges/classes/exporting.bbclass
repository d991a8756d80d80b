exporting_do_first() {
    echo class
}
exporting_do_second() {
    echo class
}
python exporting_do_third() {
    pass
}
EXPORT_FUNCTIONS do_first do_second do_third do_fourth
