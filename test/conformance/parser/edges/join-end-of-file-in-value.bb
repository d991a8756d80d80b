A = "x \
  y \