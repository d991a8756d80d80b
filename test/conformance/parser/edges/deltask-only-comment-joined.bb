deltask \
  # x
