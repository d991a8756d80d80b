pythonx() {
    :
}
python-x() {
    :
}
python3() {
    :
}
