def f(d):
    return "one"

def f(d):
    return "two"

A = "${@f(d)}"
