A = "1"
B = bad
