def f(x):
    return x
# c
A = "x \
  y"
