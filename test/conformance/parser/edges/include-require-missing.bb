A = "1"

require inc/nothing-there.inc
