inherit \

A = "1"
