A = "1"
A:append = "2"
unset A
A:append = "3"
B = "b"
B:qemux86-64 = "m"
unset B
