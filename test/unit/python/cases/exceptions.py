def order():
    out = []
    try:
        out.append('try')
        raise ValueError('bad')
    except (KeyError, ValueError) as e:
        out.append(str(e))
        out.append(type(e).__name__)
    else:
        out.append('else')
    finally:
        out.append('finally')
    try:
        pass
    except Exception:
        out.append('no')
    else:
        out.append('else')
    return out
show(order())

def finally_return():
    try:
        return 'try'
    finally:
        return 'finally'
show(finally_return())

def finally_runs():
    out = []
    def inner():
        try:
            return 'value'
        finally:
            out.append('cleaned')
    return inner(), out
show(finally_runs())

def loop_finally():
    out = []
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            out.append(i)
        finally:
            out.append('f%d' % i)
    return out
show(loop_finally())

class Custom(Exception):
    def __init__(self, code, *args):
        super().__init__(*args)
        self.code = code
class Sub(Custom):
    def __str__(self):
        return 'sub %s' % self.code

def raises():
    try:
        raise Sub(5, 'message')
    except Custom as e:
        show(e.code, str(e), e.args, repr(e))
    try:
        raise Custom(1, 'a', 'b')
    except Exception as e:
        show(str(e), e.args)
raises()

def reraise():
    try:
        try:
            raise KeyError('k')
        except KeyError:
            raise
    except LookupError as e:
        return repr(e)
show(reraise())

def chain():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError('outer') from e
    except ValueError as e:
        return str(e), type(e.__cause__).__name__
show(chain())

def name_gone():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e
fails(name_gone)

def bare():
    try:
        undefined
    except:
        return 'caught'
show(bare())
def raise_none(): raise
fails(raise_none)
def raise_int(): raise 5
fails(raise_int)
def raise_class(): raise ValueError
fails(raise_class)
def catch_bad():
    try:
        raise ValueError
    except 5:
        pass
fails(catch_bad)

fails(lambda: {}['k'])
fails(lambda: {}[1])
fails(lambda: {}[''])
fails(lambda: {}[('a', 1)])
fails(lambda: int('x'))
fails(lambda: [][0])
fails(lambda: None.x)
fails(lambda: nothing)
def raise_os(): raise OSError(2, 'No such file or directory', 'f')
fails(raise_os)
def os_parts():
    try:
        raise FileNotFoundError(2, 'gone', 'file')
    except OSError as e:
        return e.errno, e.strerror, e.filename, str(e), type(e).__name__
show(os_parts())
def exit_code():
    try:
        raise SystemExit(3)
    except SystemExit as e:
        return e.code
show(exit_code())
show([c.__name__ for c in KeyError.__mro__], issubclass(FileNotFoundError, OSError), IOError is OSError)
show(isinstance(ValueError(), Exception), ValueError('x') == ValueError('x'))

class Manager:
    def __init__(self, log, swallow=False): self.log, self.swallow = log, swallow
    def __enter__(self): self.log.append('enter'); return self
    def __exit__(self, kind, value, tb):
        self.log.append(('exit', kind.__name__ if kind else None, str(value) if value else None))
        return self.swallow

def with_statement():
    log = []
    with Manager(log) as m:
        log.append(m.swallow)
    with Manager(log, True), Manager(log) as n:
        raise ValueError('in with')
    try:
        with Manager(log):
            raise KeyError('x')
    except KeyError:
        log.append('caught')
    def returns():
        with Manager(log):
            return 5
    log.append(returns())
    for i in range(2):
        with Manager(log):
            break
    return log
show(with_statement())
def no_manager():
    with 5: pass
fails(no_manager)

def else_raises():
    try:
        try:
            pass
        except ValueError:
            return 'wrong'
        else:
            raise ValueError('from else')
    except ValueError as e:
        return str(e)
show(else_raises())

def nested():
    out = []
    try:
        try:
            raise ValueError('1')
        finally:
            out.append('inner finally')
    except ValueError as e:
        out.append(e.args[0])
    try:
        try:
            raise ValueError('2')
        except ValueError:
            raise KeyError('3')
        finally:
            out.append('f')
    except KeyError as e:
        out.append(str(e))
    return out
show(nested())
class E(Exception): pass
show(E(), E('a'), E('a', 1), str(E()), str(E(1)), repr(E([1])))
fails(lambda: (_ for _ in ()).throw(E('thrown')))
try:
    raise E('top')
except E as err:
    show(err)
raise E('last')
