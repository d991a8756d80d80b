g = [1]
for i in range(100000):
    g = map(str, g)
list(g)
