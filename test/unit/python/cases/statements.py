def control():
    out = []
    for i in range(10):
        if i == 2:
            continue
        elif i == 5:
            break
        else:
            out.append(i)
    else:
        out.append('else')
    n = 3
    while n:
        n -= 1
        if n == 7:
            break
    else:
        out.append('while else')
    return out

show(control())

for a, (b, *c), d in [(1, (2, 3, 4), 5), (1, [2], 3)]:
    show(a, b, c, d)

x, *y, z = 'abcde'
show(x, y, z)
(p, q), [r] = (1, 2), [3]
show(p, q, r)
i = j = 5
show(i, j)
s = [1, 2, 3, 4, 5]
s[1:3] = ['a', 'b', 'c']
show(s)
s[::2] = [0, 0, 0]
show(s)
del s[0], s[-1]
show(s)
del s[1:]
show(s)
s[len(s):] = [7, 8]
s += (9,)
s *= 2
show(s)
s[0] += 5
show(s)
d = {'a': 1}
d['b'] = 2
d['a'] += 10
del d['b']
show(d)
t = (1, 2)
t += (3,)
show(t)
n = 7
n //= 2; n **= 2; n %= 5; n <<= 3; n |= 1; n ^= 3; n &= 0xff; n -= 1; n /= 4
show(n)
e = {1, 2}
e |= {3}
e -= {1}
show(e)

def unpack_errors():
    fails(lambda: [0 for a, b in [(1,)]])
    fails(lambda: [0 for a, b in [(1, 2, 3)]])
    fails(lambda: [0 for a, b in [5]])
    fails(lambda: [0 for a, b in ['abc']])
unpack_errors()

def f1():
    a, *b, c = (1,)
fails(f1)

def f2():
    s = [1, 2, 3, 4]
    s[::2] = [1]
fails(f2)

def f3():
    t = (1,)
    t[0] = 2
fails(f3)

def f4():
    'a'[0] = 'b'
fails(f4)

def f5():
    del (1,)[0]
fails(f5)

def f6():
    l = []
    del l[0]
fails(f6)

def f7():
    l = []
    l[0] = 1
fails(f7)

def f8():
    d = {}
    del d['x']
fails(f8)

def f9():
    l = [1]
    l += 5
fails(f9)

def f10():
    x = 5
    x += 'a'
fails(f10)

def f11():
    assert 1 == 2, 'wrong %d' % 5
fails(f11)

def f12():
    assert ()
fails(f12)

def f13():
    return local_before
    local_before = 1
fails(f13)

def f14():
    del nothing
fails(f14)

def f15():
    nothing = 1
    del nothing
    return nothing
fails(f15)

def docs():
    """The documentation."""
show(docs.__doc__, docs.__name__, docs())

pass
...
"a string"
if True: show('one line'); show('two')
z = 1 if n else 2
lst = [1,
       2,  # comment
       3]
show(lst, (
    1 +
    2
))
long = 1 + \
    2
show(long)

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
show(gcd(48, 18))

if (m := len(lst)) > 2:
    show(m)
show([last := v for v in range(3)], last)

def dict_order():
    d = {}
    for k in ('z', 'a', 'm'):
        d[k] = len(d)
    d['a'] = 9
    d.pop('z')
    d['z'] = 1
    return list(d.items())
show(dict_order())

def mutate_while_iterating():
    d = {'a': 1}
    for k in d:
        d[k + 'x'] = 1
fails(mutate_while_iterating)

def grow():
    l = [1, 2]
    for x in l:
        if len(l) < 5:
            l.append(x)
    return l
show(grow())
fails(lambda: [].pop())
fails(lambda: [1].pop(5))
fails(lambda: {}.pop('a'))
fails(lambda: [1].remove(2))
fails(lambda: {}.popitem())
fails(lambda: set().pop())
fails(lambda: {1}.remove(2))
l = [3, 1, 2]
show(l.sort(), l, l.reverse(), l, l.insert(1, 'x'), l, l.extend('ab'), l, l.pop(), l.pop(0), l.copy(), l.index('x'), l.clear(), l)
l.insert(-1, 1); l.insert(-1, 2); l.insert(100, 3)
show(l)
d = {'a': 1}
show(d.setdefault('a', 5), d.setdefault('b', 6), d, d.update({'c': 1}, e=2), d, d.pop('a'), d.pop('q', None), d.popitem(), d, d.copy())
d.update([('x', 1)])
d |= {'y': 2}
show(d)
s = {1}
show(s.add(2), s, s.discard(1), s, s.update([3, 4], [5]), s, s.remove(3), s, s.clear(), s)
s = {1, 2, 3}
s.intersection_update([1, 2]); s.difference_update([1])
show(s)
a = b = []
a.append(1)
show(b, a is b)
