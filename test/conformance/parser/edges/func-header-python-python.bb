python python () {
    d.setVar("A", "1")
}
