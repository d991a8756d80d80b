A = "x"
# one \
