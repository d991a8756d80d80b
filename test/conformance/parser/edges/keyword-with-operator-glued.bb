inherit="x"
addtask="y"
export="z"
