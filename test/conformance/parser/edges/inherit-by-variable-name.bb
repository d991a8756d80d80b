INHERIT += "plain"
A = "1"
