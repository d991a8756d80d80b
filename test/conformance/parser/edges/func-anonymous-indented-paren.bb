 () {
    pass
}
