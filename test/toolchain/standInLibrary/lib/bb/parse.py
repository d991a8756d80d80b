from bb.siggen import SignatureGenerator

siggen = SignatureGenerator(None)
