inherit:append = "x"
unset:append = "y"
include:arm = "z"
