do_one[deps] = "do_two"
addtask one after do_two
addtask two before do_one
deltask three
