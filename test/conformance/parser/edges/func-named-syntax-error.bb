python do_x() {
    def (:
}
A = "1"
