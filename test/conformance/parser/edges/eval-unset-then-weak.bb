A = "1"
unset A
A ?= "2"
B ??= "w"
unset B
