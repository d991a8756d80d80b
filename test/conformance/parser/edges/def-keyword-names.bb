def inherit(d):
    return 1

def include(d):
    return 2

A = "${@inherit(d)}"
