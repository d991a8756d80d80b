addtask a after do_b:append_c
