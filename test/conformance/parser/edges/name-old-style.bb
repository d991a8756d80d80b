A_prepend = "x"
