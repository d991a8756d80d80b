fakeroot () {
    d.setVar("A", "1")
}
fakeroot python () {
    d.setVar("B", "2")
}
python fakeroot () {
    pass
}
