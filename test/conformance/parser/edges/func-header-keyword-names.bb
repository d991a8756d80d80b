inherit () {
    :
}
addtask() {
    :
}
def() {
    :
}
include () {
    :
}
export() {
    :
}
