A = "1"

inherit broken
