export A = "1"
unset A
export B = "2"
unset B[export]
