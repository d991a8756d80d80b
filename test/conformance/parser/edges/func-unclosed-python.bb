A = "1"
python do_x() {
    pass

B = "2"
