def a-b(d):
    return 1
