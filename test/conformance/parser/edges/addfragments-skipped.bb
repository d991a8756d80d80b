_BB_SKIP_FRAGMENTS = "1"
addfragments conf/fragments OE_F META BUILTIN
A = "1"
