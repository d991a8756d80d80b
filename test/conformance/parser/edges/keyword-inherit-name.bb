inherit ?= "x"
