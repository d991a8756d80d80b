BBCLASSEXTEND = "plain"
A = "${PN}"
