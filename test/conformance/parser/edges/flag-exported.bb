export A[a] = "1"
