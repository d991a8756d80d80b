python () {
    d.setVar("A_append", "x")
}
