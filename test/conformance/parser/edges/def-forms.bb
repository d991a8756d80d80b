def a(d):
    return 1

def  b (d) :
    return 2

def c(d): return 3
def e(d):return 4
def f(d, x=":"):
    return 5

A = "${@a(d) + b(d) + c(d) + e(d) + f(d)}"
