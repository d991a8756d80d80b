python do_a() {
    pass
}
fakeroot do_b() {
    :
}
fakeroot python do_c() {
    pass
}
python fakeroot do_d() {
    pass
}
python	do_e () {
    pass
}
