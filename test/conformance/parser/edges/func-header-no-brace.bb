do_x()
    :
