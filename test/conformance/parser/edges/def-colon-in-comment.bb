def f(d) # nothing: yet
    return 1

A = "1"
