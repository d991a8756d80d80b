def failure(work):
    try:
        return work()
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


seen = [d.getVar('a'), d.getVar('b', False), 'a' in d, 'b' in d, d['a']]
d['b'] = 2
seen += [d.getVar('b'), failure(lambda: d['z']), failure(lambda: d.nothing)]
