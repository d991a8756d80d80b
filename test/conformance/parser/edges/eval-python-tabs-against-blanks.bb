python () {
    if d.getVar('PN'):
        d.setVar('A', '1')
	d.setVar('B', '2')
}
