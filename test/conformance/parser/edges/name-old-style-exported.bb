export A_append = "x"
