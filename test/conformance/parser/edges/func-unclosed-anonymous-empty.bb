python () {
