def f(d):
    a = {
}
    return a
