do_one[deps] = "do_two"
addtask one after do_three
