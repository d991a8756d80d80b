A = "1"
nonsense
