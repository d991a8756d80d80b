A = "1"
python () {
    # nothing
}
