def f(a) -> \
    int:
    return a

A = "${@f(1)}"
