A = 'a
