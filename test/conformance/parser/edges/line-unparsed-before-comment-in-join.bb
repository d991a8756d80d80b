A = 1
B = "x \
# c
  y"
