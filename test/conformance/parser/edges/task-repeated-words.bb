addtask a after do_b after do_c before do_d before do_e
addtask f before do_g after do_h before do_i
