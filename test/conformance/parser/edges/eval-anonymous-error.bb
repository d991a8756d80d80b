python () {
    nosuchname
}
