A = "1"
  # a comment that does not start in column 0
B = "2"
