python () {
    number, word = 1, 'text'
    match number, word:
        case 1, str(found):
            d.setVar('MATCHED', found)
    total = 5. + number
    d.setVar('TOTAL', str(total))
    pair = lambda left, /, right=2: left + right
    d.setVar('PAIR', str(pair(1)))
    def echo():
        got = yield 'first'
        d.setVar('SENT', got)
        yield
    echoing = echo()
    next(echoing)
    echoing.send('second')
    for item in *(1, 2), 3:
        d.appendVar('ITEMS', ' %d' % item)
}
