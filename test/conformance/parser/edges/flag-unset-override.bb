A:append[doc] = "1"
unset A:append[doc]
