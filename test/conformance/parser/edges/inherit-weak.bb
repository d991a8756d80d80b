LEVEL = "recipe"
inherit plain
OTHER ?= "recipe"
