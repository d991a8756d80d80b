A = "a"b"c"
B = """"
