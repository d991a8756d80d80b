python python do_a() {
    pass
}
fakeroot fakeroot do_b() {
    :
}
