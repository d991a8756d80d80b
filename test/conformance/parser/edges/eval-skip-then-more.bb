A = "1"
inherit skipping
B = "2"
