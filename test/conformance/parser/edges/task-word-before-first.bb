addtask before do_b
