#inherit nosuchclass
# inherit nosuchclass
A = "1"
