def f(d):
    a = {
    }
    return a

A = "1"
