f = len
for i in range(100000):
    f = (lambda g: lambda x: g(x))(f)
f([])
