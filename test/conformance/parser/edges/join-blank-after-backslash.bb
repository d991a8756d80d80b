A = "x \   
  y"
B = "x \	
	y"
C = "x \ 
  y"
D = "x\
y"
