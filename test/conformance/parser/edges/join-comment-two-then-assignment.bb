B = "1"
# one \
# two \
A = "x"
