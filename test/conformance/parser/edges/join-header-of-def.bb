def \
  f(a, \
      b):
    return a + b

A = "${@f(1, 2)}"
