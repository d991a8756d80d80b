inherit   
A = "1"
