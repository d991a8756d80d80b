python () {
    d.setVar("A", "1")
}
python(){
    d.setVar("B", "2")
}
() {
    d.setVar("C", "3")
}
(){
    d.setVar("D", "4")
}
python __anonymous () {
    d.setVar("E", "5")
}
__anonymous () {
    d.setVar("F", "6")
}
