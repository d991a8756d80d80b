addtask a b c after do_x before do_build
