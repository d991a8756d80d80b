A = "1"
python () {
    if True
        pass
}
