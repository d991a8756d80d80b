A = "a \"b"
