def f(d):
A = "1"
