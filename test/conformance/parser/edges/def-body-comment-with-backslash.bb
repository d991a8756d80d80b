def f(d):
    a = 1
# text \
    return a

A = "${@f(d)}"
