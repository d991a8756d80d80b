A = "a" b"
