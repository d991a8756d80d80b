python () {
    def remember(name, value):
        d.setVar('SEEN_' + name, repr(value))
    if d.getVar('PN'):
        tell = remember
    import re
    match = re.match('([a-z]+)-([0-9.]+)', 'name-1.2')
    remember('groups', match.groups())
    tell('span', match.span(2))
}
