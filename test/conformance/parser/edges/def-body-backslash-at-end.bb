def f(d):
    a = 1 + 2 \

A = "1"
