A = "a \
  "b"
