PLAIN = "yes"
LEVEL ?= "class"
OTHER ?= "class"
