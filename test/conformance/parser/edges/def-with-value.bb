def f = "a:b"
A = "1"
