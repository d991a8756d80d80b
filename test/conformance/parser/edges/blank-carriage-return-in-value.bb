A = "oneB = "two"
