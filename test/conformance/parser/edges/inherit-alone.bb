A = "1"
inherit
