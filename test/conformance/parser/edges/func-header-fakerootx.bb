fakerootx () {
    :
}
fakeroot.y () {
    :
}
