A = "1"
unset \
  A \
  B
