def my_append(d):
    return 1

A = "1"
