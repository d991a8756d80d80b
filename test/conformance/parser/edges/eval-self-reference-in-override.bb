OV = "b"
B = "${B} x"
K_${OV} = "plain"
K_b:linux = "${B}"
