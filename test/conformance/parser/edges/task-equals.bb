addtask = "1"
