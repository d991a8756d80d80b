def f(d):
# one
    a = 1
  # two
# three
    return a
# after

A = "${@f(d)}"
