fakeroot() {
    :
}
