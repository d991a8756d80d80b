addtask a after # why
addtask b before  # why
addtask c after	# why
addtask d after#why
