A = "1"
unset ${NAME}
unset A
