A = "x\
		y\
 	 z"
