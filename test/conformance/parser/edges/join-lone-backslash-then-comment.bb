\
# c
A = "x"
