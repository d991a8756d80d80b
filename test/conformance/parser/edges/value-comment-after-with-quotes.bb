A = 'a' # it's 'b'
