A = "1"
addtask x:append_y
B = 2
