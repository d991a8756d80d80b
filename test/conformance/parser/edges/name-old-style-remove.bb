A_remove = "x"
