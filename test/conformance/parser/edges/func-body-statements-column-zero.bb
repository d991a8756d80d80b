do_x() {
A = "1"
inherit plain
export B
}
C = "3"
