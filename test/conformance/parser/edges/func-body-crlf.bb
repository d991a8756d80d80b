python do_x() {
    a = """
    """
}
A = "1"
