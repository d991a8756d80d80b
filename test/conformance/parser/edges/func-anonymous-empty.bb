python () {
}
