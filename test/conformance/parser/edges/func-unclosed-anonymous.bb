python () {
    pass
