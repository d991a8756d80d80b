A = "x \
    # part of the value \
    y"
