A = "1"

B = unquoted
