A[fl\
ag] = "1"
A\
[two] = "2"
