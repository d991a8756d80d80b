A = a"
