a = ['x']*100
while True:
    a = list(','.join(a))
