# one \
  # two
A = "x"
