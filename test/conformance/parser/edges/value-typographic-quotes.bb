A = “a”
