def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs

show(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{'c': 3, 'z': 4}))
fails(lambda: f())
fails(lambda: f(1))
fails(lambda: f(1, 2, a=3, c=1))

def g(a, b): pass
def h(a, b=1): pass
def k(*, x, y): pass
def p(a, /, b): return a, b
def none(): pass
fails(lambda: g())
fails(lambda: g(1))
fails(lambda: g(1, 2, 3))
fails(lambda: h(1, 2, 3))
fails(lambda: h(c=1))
fails(lambda: k())
fails(lambda: k(x=1))
fails(lambda: k(1))
fails(lambda: none(1))
fails(lambda: g(1, 2, x=3))
fails(lambda: p(a=1, b=2))
show(p(1, b=2))
fails(lambda: (lambda a, b, c: 0)())

def three(a, b, c): pass
fails(lambda: three())

def outer():
    count = 0
    items = []
    def inc(by=1):
        nonlocal count
        count += by
        items.append(count)
        return count
    inc(); inc(5)
    return count, items, inc
show(outer()[:2])

def make_adders():
    return [lambda x, n=n: x + n for n in range(3)], [lambda: n for n in range(3)]
show([a(10) for a in make_adders()[0]], [a() for a in make_adders()[1]])

total = 0
def add(n):
    global total, created
    total += n
    created = 'yes'
add(5); add(6)
show(total, created)

def default_list(item, into=[]):
    into.append(item)
    return into
default_list(1)
show(default_list(2))

def free_before():
    def inner():
        return later
    try:
        return inner()
    except NameError as e:
        return str(e)
    later = 1
show(free_before())

def deco(fn):
    def wrapper(*args, **kwargs):
        return ['wrapped', fn(*args, **kwargs)]
    return wrapper

def deco_with(arg):
    return lambda fn: (lambda *a: (arg, fn(*a)))

@deco
@deco_with('x')
def decorated(a):
    return a
show(decorated(5))

def recursive(n):
    return 1 if n <= 1 else n * recursive(n - 1)
show(recursive(10))

def scope():
    x = 'outer'
    class C:
        x = 'class'
        y = [x for _ in range(1)]
        def m(self):
            return x
    return C.x, C.y, C().m()
x = 'global'
show(scope())

f.attr = 5
show(f.attr, hasattr(f, 'nothing'))
show((lambda: (yield_value := 3))())
show(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5, 6])))

def annotated(a: int, b: 'str' = 'x', *c: int) -> None:
    v: int = 5
    w: str
    return a, b, c, v
show(annotated(1))

def many_returns(x):
    for i in range(10):
        for j in range(10):
            if i * j == x:
                return i, j
    return None
show(many_returns(12), many_returns(97))

def star_args(*args): return args
show(star_args(*'ab', *[1], 2), star_args(*range(3)), star_args(*{'k': 1}))
fails(lambda: star_args(**{'a': 1}))

def swap(a, b): return b, a
show(swap(*swap(1, 2)))
def shadow(str): return str + 1
show(shadow(5))
print('goes nowhere', 1, end='')
show(print())
def kwargs_order(**kw): return list(kw)
show(kwargs_order(z=1, a=2, m=3))
def nested_defaults(x, f=lambda y: y * 2): return f(x)
show(nested_defaults(4))
show((lambda **kw: kw)(a=1), (lambda *, a=1: a)())
show(sorted(['b10', 'a2', 'a1'], key=lambda s: (s[0], int(s[1:]))))
