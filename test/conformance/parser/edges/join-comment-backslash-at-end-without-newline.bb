A = "x"
# one \