A = "1"
bad