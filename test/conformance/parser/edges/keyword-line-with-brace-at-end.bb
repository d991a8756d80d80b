inherit x() {
