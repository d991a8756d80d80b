export A[doc]
