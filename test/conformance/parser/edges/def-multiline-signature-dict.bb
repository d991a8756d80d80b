def f(d, m={1: 2,
           3: 4}):
    return m[1]

A = "${@f(d)}"
