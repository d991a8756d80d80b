A_append[doc] = "x"
