A = "x \
  y \
  z \
# comment
  w"
