class Base:
    """Doc."""
    shared = []
    count = 0

    def __init__(self, name, value=1):
        self.name = name
        self.value = value
        Base.count += 1

    def describe(self):
        return f'{type(self).__name__}:{self.name}'

    def __repr__(self):
        return f'Base({self.name!r})'

    def __eq__(self, other):
        if not isinstance(other, Base):
            return NotImplemented
        return self.name == other.name

    def __lt__(self, other):
        return self.name < other.name

    def __hash__(self):
        return hash(self.name)

    @property
    def double(self):
        return self.value * 2

    @double.setter
    def double(self, value):
        self.value = value // 2

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def helper(x):
        return x + 1

class Derived(Base):
    def __init__(self, name):
        super().__init__(name, 10)
        self.extra = True

    def describe(self):
        return 'derived ' + super().describe()

b = Base('b')
d = Derived('d')
show(b, str(b), b.describe(), d.describe(), d.value, d.extra, Base.count, Base.__doc__)
show(b.double, Base.helper(1), b.helper(2), Derived.make('x').describe())
b.double = 20
show(b.value)
show(b == Base('b'), b != Base('b'), b == d, b == 5, b < d, sorted([d, b]), max(b, d))
show({b: 1}[Base('b')], len({b, Base('b'), d}))
show(isinstance(d, Base), isinstance(b, Derived), issubclass(Derived, Base), Derived.__mro__ == (Derived, Base, object), Derived.__bases__ == (Base,))
show(hasattr(b, 'nothing'), getattr(b, 'nothing', 'default'), getattr(b, 'name'))
setattr(b, 'dynamic', 5)
show(b.dynamic)
del b.dynamic
fails(lambda: b.dynamic)
fails(lambda: b.nothing())
fails(lambda: Base())
fails(lambda: Base('a', 1, 2))
fails(lambda: Base.nothing)
fails(lambda: b < 5)
def set_readonly():
    class R:
        @property
        def x(self): return 1
    R().x = 5
fails(set_readonly)
Base.shared.append(1)
show(d.shared)

class A:
    def who(self): return 'A'
class B(A):
    def who(self): return 'B' + super().who()
class C(A):
    def who(self): return 'C' + super().who()
class D(B, C):
    def who(self): return 'D' + super().who()
show(D().who(), [c.__name__ for c in D.__mro__])
def bad_mro():
    class X(A, B): pass
fails(bad_mro)

class Container:
    def __init__(self): self.items = {}
    def __getitem__(self, key): return self.items[key]
    def __setitem__(self, key, value): self.items[key] = value
    def __delitem__(self, key): del self.items[key]
    def __contains__(self, key): return key in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def __bool__(self): return True
    def __call__(self, *args): return ('called', args)
    def __getattr__(self, name):
        if name.startswith('auto_'): return name[5:]
        raise AttributeError(name)
c = Container()
c['a'] = 1; c['b'] = 2
show(c['a'], 'a' in c, 'z' in c, list(c), len(c), bool(c), c(1, 2), c.auto_x, hasattr(c, 'nope'), [k for k in c])
del c['a']
show(len(c), dict(zip(c, c)))
fails(lambda: c['zz'])
c['b'] += 5
show(c['b'], sorted(c), tuple(c), *c)

class Empty:
    def __len__(self): return 0
show(bool(Empty()), not Empty(), 'yes' if Empty() else 'no')

class Old:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
show(list(Old()), 20 in Old())

class Number:
    def __init__(self, n): self.n = n
    def __add__(self, o): return Number(self.n + (o.n if isinstance(o, Number) else o))
    def __radd__(self, o): return Number(o + self.n)
    def __iadd__(self, o): self.n += o; return self
    def __sub__(self, o): return NotImplemented
    def __neg__(self): return Number(-self.n)
    def __abs__(self): return abs(self.n)
    def __str__(self): return 'N%d' % self.n
    def __int__(self): return self.n
    def __index__(self): return self.n
    def __float__(self): return float(self.n)
    def __format__(self, spec): return f'<{spec}:{self.n}>'
n = Number(5)
show(str(n + 1), str(1 + n), str(n + n), str(-n), abs(Number(-3)), int(n), float(n), '%s' % n, f'{n:x}', '{:y}'.format(n), [0, 1, 2, 3, 4, 5][n])
n += 5
show(str(n), str(sum([n, n])))
fails(lambda: n - 1)
fails(lambda: n * 2)
fails(lambda: Number(1)['a'])
fails(lambda: len(n))
fails(lambda: iter(n))
fails(lambda: n())
fails(lambda: {Unhashable(): 1})
class Unhashable:
    def __eq__(self, other): return True
fails(lambda: {Unhashable(): 1})

class MyDict(dict):
    def __missing__(self, key): return key * 2
    def extra(self): return len(self)
m = MyDict(a=1)
m['b'] = 2
show(m, m['a'], m['zz'], m.extra(), m.get('q'), isinstance(m, dict), list(m), m == {'a': 1, 'b': 2}, 'a' in m, len(m), bool(MyDict()))
class Upper(dict):
    def __setitem__(self, key, value): super().__setitem__(key.upper(), value)
    def __getitem__(self, key): return super().__getitem__(key.upper())
u = Upper()
u['a'] = 1
show(u, u['a'], u.items())
class MyList(list):
    def first(self): return self[0]
    def append(self, x): super().append(x * 2)
ml = MyList([1, 2])
ml.append(3)
show(ml, ml.first(), ml[1:], len(ml), ml + [4], sorted(ml), 6 in ml)
class MySet(set): pass
show(len(MySet([1, 2])), 1 in MySet([1]))

class Slots:
    __slots__ = ('a',)
    def __init__(self): self.a = 1
show(Slots().a)

class Meta:
    def __init_subclass__(cls, **kw): pass
class Sub(Meta): pass
show(Sub.__name__, Sub().__class__.__name__)

class Iter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
show(list(Iter(3)), sum(Iter(4)), [*Iter(2)], max(Iter(3)))
it = Iter(1)
show(next(it), next(it, 'end'))

class Nested:
    class Inner:
        value = 5
    def get(self): return self.Inner.value
show(Nested().get(), Nested.Inner.__name__)

class New:
    def __new__(cls, x):
        obj = super().__new__(cls)
        obj.made = x
        return obj
    def __init__(self, x): self.x = x
show(New(1).made, New(2).x)
show(type(b) is Base, type(b) == type(d), b.__class__ is Base)
T = type('T', (Base,), {'z': 5})
show(T('q').z, T.__name__)
meth = b.describe
show(meth(), Base.describe(d), list(map(Base.describe, [b])))
class Attr:
    x = 1
    def __setattr__(self, name, value): object.__setattr__(self, name, value * 2)
at = Attr(); at.y = 5
show(at.y, at.x)
class WithStr:
    def __str__(self): return 'text'
show(str(WithStr()), '%s' % WithStr(), f'{WithStr()}', ', '.join([str(WithStr())]))
class Cmp:
    def __init__(self, v): self.v = v
    def __le__(self, o): return self.v <= o.v
    def __gt__(self, o): return self.v > o.v
show(Cmp(1) <= Cmp(2), Cmp(1) > Cmp(2), Cmp(1) < Cmp(2), max(Cmp(1), Cmp(3), Cmp(2)).v)
class Noargs: pass
fails(lambda: Noargs(1))
