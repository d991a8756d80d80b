A = 'a'
B = 'a "b" c'
C = ''
D = 'it''s'
