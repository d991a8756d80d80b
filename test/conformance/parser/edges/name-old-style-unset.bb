unset A_append
A = "1"
