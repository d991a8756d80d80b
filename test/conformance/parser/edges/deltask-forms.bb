addtask a
addtask b
addtask c
deltask a
deltask do_b nosuch # why
deltask	do_c
