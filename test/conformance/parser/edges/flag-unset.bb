A = "x"
A[doc] = "1"
A[keep] = "2"
unset A[doc]
unset A[nosuch]
