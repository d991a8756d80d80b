python () {
    d.setVar("A", (d.getVar("A") or "") + "1")
}
A = "0"
python () {
    d.appendVar("A", "2")
}
inherit anon
