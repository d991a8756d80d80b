A = "x \
# c
  y"
B = 2
