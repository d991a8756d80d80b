BBIMPORTS = []

def answer():
    return 42
