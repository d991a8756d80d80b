addtask	a	after	do_b
A = "1"
