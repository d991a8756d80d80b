def f(d):
    a = 1 + \
        2
    return a

A = "${@f(d)}"
