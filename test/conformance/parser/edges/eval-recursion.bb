A = "${B}"
B = "${A}"
C = "fine"
