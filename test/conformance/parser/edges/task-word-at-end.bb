addtask a after
addtask b before
