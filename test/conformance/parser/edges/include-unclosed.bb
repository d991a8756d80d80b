require inc/open.inc
A = "1"
