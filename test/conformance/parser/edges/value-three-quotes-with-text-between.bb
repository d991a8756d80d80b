A = "one" two "
