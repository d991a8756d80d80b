addtask = "x"
