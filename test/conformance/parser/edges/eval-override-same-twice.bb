OV = "b"
K_${OV}:linux:linux ?= "both"
