addtask #x
