A_append = "1"
B = "2"
C = 3
