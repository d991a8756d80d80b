A = "a"b"c"d"
B = """""
