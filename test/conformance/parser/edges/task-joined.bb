addtask a \
    after do_b \
    before do_c
