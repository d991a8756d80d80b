def f(d):
    a = 1
 
    return a

A = "${@f(d)}"
