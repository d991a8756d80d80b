def f() {
    :
}
