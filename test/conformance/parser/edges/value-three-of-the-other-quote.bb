A = "a'b'c'd"
B = 'a"b"c"d'
C = "'''"
