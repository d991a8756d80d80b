addtask after do_b
