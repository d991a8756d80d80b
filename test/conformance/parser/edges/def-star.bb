def f(*args, **kwargs):
    return len(args)

A = "${@f(1, 2)}"
