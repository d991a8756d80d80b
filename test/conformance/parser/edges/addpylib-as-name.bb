addpylib = "1"
addfragments = "2"
