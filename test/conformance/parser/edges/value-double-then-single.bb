A = "a' "b'
