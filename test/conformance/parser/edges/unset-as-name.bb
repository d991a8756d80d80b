unset = "1"
unset-me = "2"
