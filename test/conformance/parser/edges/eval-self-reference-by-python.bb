A = "plain"
A:class-target = "${@d.getVar('A') or 'none'}"
python () {
    d.setVar('B', d.expand('${A}'))
}
