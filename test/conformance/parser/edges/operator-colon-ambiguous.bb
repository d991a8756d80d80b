A:="x"
B: = "y"
C::="z"
D:append:="w"
