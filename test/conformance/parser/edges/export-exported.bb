export export A = "1"
