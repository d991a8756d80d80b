export A
A = "1"
export B = "2"
export	C ?= "3"
export   D="4"
export E:append = "5"
export F += "6"
export g-h.i/j~k
export ${MACHINE}
