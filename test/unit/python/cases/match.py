class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = 1
def kind(v):
    match v:
        case None: return 'none'
        case True | False: return 'bool'
        case 0: return 'zero'
        case -1: return 'minus'
        case Color.RED: return 'red'
        case 'a' | 'b' as letter: return 'letter ' + letter
        case str(s): return 'str ' + s
        case [x]: return 'one %s' % x
        case [x, y]: return 'two %s %s' % (x, y)
        case [first, *rest]: return 'many %s %s' % (first, rest)
        case {'type': 't', 'value': value, **others}: return 'map %s %s' % (value, others)
        case Point(0, y): return 'on axis %s' % y
        case Point(x=x, y=y) if x == y: return 'diagonal'
        case _: return 'other'
for v in [None, True, 0, -1, 1, 'a', 'zz', [], [1], (1, 2), [1, 2, 3], {'type': 't', 'value': 5, 'z': 1}, {'q': 1}, Point(0, 5), Point(2, 2), Point(1, 2), 5, 1.5, {1}, b'x']:
    show(kind(v))
match = 5
case = 6
show(match, case)
match (1, 2):
    case (a, b) if a > b: show('no')
    case a, b: show(a, b)
match 'x y'.split():
    case ['x', action]: show(action)
