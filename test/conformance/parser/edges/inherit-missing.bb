A = "1"
inherit nosuchclass
