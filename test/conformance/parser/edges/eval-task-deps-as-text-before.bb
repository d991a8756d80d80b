do_one[deps] = "do_two"
addtask two before do_one
addtask three before do_one
