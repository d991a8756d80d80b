A:linux = "${B}"
B = "${B} x"
python () {
    d.setVar('C', d.getVar('A', False))
}
