A[a/b] = "1"
unset A[a/b]
