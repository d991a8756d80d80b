A = bad
# fine
B = "1"
