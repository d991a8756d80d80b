def inside(d):
    from os.path import *
    return basename('/a/b')
A = "1"
