# one \
# two \
# three
A = "x"
