A[doc] = "1"
unset A [doc]
