A = "x"
A:append[a] = "1"
A:qemux86-64[a] = "2"
