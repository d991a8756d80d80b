addtask \

A = "1"
