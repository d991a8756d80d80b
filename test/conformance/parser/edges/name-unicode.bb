café = "1"
