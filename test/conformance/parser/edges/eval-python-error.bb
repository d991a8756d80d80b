A = "${@1/0}"
B = "${@nosuch()}"
C = "${@1 +}"
D = "fine"
