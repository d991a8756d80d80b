d = {}
x = d
while True:
    x = x.setdefault("a", {})
