def f(x):
    return x
do_x() {
    :
}
def g(x):
    return x
python do_y() {
    pass
}
