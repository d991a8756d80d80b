@bb.parse.vardeps("A")
def f(d):
    return 1
