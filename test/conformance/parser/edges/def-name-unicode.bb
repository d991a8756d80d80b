def café(d):
    return 1

A = "${@café(d)}"
