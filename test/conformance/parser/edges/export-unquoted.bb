export A = 1
