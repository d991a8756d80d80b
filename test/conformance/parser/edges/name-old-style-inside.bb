MY_appendix = "x"
