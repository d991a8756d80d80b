def inner(d):
    # the failing line comes next
    return d['k']


def outer():
    x = 1

    return [inner({}) for _ in range(x)]


outer()
