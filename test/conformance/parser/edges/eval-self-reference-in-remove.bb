B = "a"
B:remove = "${@bb.utils.contains('B', 'a', 'yes', 'no', d)}"
python () {
    d.setVar('C', d.getVar('B'))
}
