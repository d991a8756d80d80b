# café
A = "1"
