addtask "a" after "do_b"
