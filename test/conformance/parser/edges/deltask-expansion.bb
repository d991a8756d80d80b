T = "a"
addtask a
deltask ${T}
