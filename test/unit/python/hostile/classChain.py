class A: pass
for i in range(5000):
    A = type("A", (A,), {})
x = A()
