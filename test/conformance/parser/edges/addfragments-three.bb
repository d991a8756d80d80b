addfragments a b c
