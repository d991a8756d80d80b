python fakeroot() {
    pass
}
