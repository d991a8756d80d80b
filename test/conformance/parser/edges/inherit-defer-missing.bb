A = "1"
inherit_defer nosuchclass
B = "2"
