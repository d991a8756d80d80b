def 1f(d):
    return 1
