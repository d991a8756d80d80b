A = "1"
addpylib lib casemodule
