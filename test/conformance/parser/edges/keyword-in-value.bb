A = "inherit x"
B = "def f():"
C = "do_x() {"
D = "python () {"
