A = "1"
addtask my_append_it
addtask b:remove_c
