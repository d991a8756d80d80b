addtask a after do_b, do_c before do_d
addtask e, f
