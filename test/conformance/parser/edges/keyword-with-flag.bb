inherit[doc] = "x"
addtask[doc] = "y"
export[doc] = "z"
