def f(d, key=lambda x: x):
    return key(1)

A = "${@f(d)}"
