do-a.b+c() {
    :
}
${PN}_x() {
    :
}
pkg_postinst:${PN}-dev () {
    :
}
0() {
    :
}
do_café() {
    :
}
{}() {
    :
}
:() {
    :
}
