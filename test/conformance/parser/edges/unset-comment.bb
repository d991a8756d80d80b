A = "1"
unset A # why
