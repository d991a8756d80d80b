a = [1]*10
for i in range(30):
    a = [a] * 10
x = str(a)
