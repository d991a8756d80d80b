addtask a
addtask do_b after do_a
addtask c before do_build
addtask d after do_a do_b before do_build do_z
addtask e before do_build after do_a
