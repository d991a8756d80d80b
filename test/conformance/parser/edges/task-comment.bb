addtask a after do_b # why before do_c
addtask b# glued
