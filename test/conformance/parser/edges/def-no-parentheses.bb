def f:
    return 1

A = "1"
