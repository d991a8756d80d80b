before = 1
try:
    if mystery:
        after = 1
except BaseException:
    seen = 'except'
except:
    seen = 'bare except'
finally:
    seen = 'finally'
after = 2
