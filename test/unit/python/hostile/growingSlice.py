x = [0]*1000
while True:
    x[0:0] = x
