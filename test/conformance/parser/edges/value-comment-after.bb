A = "a" # why
