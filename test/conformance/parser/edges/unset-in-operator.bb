unset A = "1"
