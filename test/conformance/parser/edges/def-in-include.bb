require inc/helper.inc
A = "${@case_helper(2)}"
