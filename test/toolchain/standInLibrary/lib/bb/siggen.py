class SignatureGenerator:
    def __init__(self, data):
        pass

    def exit(self):
        pass
