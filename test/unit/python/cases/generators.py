log = []
def gen(n):
    log.append('start')
    for i in range(n):
        log.append('before %d' % i)
        yield i
        log.append('after %d' % i)
    log.append('end')
    return 'result'

g = gen(3)
show(log, next(g), log, next(g))
show(list(g), log)
fails(lambda: next(g))
show(next(g, 'default'))

def infinite():
    n = 0
    while True:
        yield n
        n += 1
it = infinite()
show([next(it) for _ in range(4)])
for v in infinite():
    if v > 3: break
show(v)

def delegating():
    r = yield from gen(2)
    yield r
    yield from 'ab'
    yield from []
show(list(delegating()))

def echo():
    got = yield 'first'
    while got:
        got = yield got * 2
    yield 'done'
e = echo()
show(next(e), e.send(3), e.send('x'), e.send(None))

def cleaning():
    try:
        yield 1
        yield 2
    except ValueError as err:
        yield 'caught %s' % err
    finally:
        log.append('cleaned')
c = cleaning()
show(next(c), c.throw(ValueError('v')), list(c), log[-1])

def with_try():
    for i in range(3):
        try:
            if i == 1: continue
            yield i
        finally:
            yield 'f%d' % i
    else:
        yield 'else'
show(list(with_try()))

def conditional(x):
    if x:
        yield 'yes'
    elif x is None:
        yield 'none'
    else:
        return
show(list(conditional(1)), list(conditional(None)), list(conditional(0)))

def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
show(list(tree(3)))

def pairs():
    a = 1
    a += yield a
    yield a
p = pairs()
show(next(p), p.send(10))
class Cm:
    def __enter__(self): log.append('in'); return 'v'
    def __exit__(self, *a): log.append('out')
def with_with():
    with Cm() as v:
        yield v
show(list(with_with()), log[-2:])
show(any(x > 2 for x in infinite()), next(x for x in infinite() if x > 5))
lazy = (log.append(x) for x in [7, 8])
show(log[-1]); next(lazy); show(log[-1])
show(sum(x * y for x in range(3) for y in range(3) if x != y))
show(dict((k, v) for k, v in zip('ab', [1, 2])), set(x % 3 for x in range(9)), ' '.join(str(x) for x in range(3)))
z = zip(infinite(), 'abc')
show(list(z))
m = map(lambda x: x + 1, [1, 2]); show(next(m), list(m), list(m))
en = enumerate('ab'); show(next(en), list(en))
def empty():
    return
    yield
show(list(empty()))
def gen_error():
    yield 1
    raise ValueError('inside')
def consume(): return list(gen_error())
fails(consume)
def stop(): 
    yield 1
    raise StopIteration
fails(lambda: list(stop()))
def closing():
    try:
        yield 1
        yield 2
    finally:
        log.append('closed')
cl = closing(); next(cl); cl.close(); show(log[-1], list(cl))
def bare_yield():
    x = yield
    show(x)
    yield
b = bare_yield(); show(next(b)); show(b.send('s'))
