fakeroot python() {
    d.setVar("A", "1")
}
