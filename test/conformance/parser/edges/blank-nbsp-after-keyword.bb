export A
B = "1"
unsetB
addtask　fetch_it after do_a
